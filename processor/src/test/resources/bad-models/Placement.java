// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

/** Two networks in one file, mistakes in both: all are found, each in the order of the source. */
final class Placement {
    private static final int UNITS = -2 * 2;

    @NeuralNetwork(input = {8, 8, 3}, outputs = "classes", weights = "/abs.npz") // expect: 310@70
    static final class First {
        @Conv2D(kernelSize = {3, 0}, filters = 0) // expect: 101@34 101@48
        Layer conv;

        @Flatten
        Layer flat;

        @Dense(activation = Activations.RELU, units = UNITS) // expect: 101@55
        Layer dense;

        @From("flatt") // expect: 201@15
        @Dense(units = -1) // expect: 101@24
        Layer classes;
    }

    @NeuralNetwork(input = {8, 8, 3})
    static final class Second {
        @Conv2D(filters = 2, kernelSize = 9) // expect: 118@43
        Layer conv;
    }
}
