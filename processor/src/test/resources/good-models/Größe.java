// SPDX-License-Identifier: Apache-2.0
package com.example.größe;

import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8, outputs = "名前")
abstract class Größe implements Runnable {
    @Dense(units = 8)
    @Named("ebene-größe/密")
    Layer größe;

    @From("größe")
    @Dense(units = 2)
    Layer 名前;
}
