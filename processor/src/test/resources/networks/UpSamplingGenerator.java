// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.UpSampling2D;

/** The generator of the tutorial on upsampling, with an activation between its layers. */
@NeuralNetwork(input = 100)
final class UpSamplingGenerator {
    @Dense(units = 5 * 5 * 128, activation = Activations.RELU)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @UpSampling2D
    Layer upsampling;

    @Conv2D(filters = 1, kernelSize = 3, padding = Padding.SAME)
    Layer image;
}
