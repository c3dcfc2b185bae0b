// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** Draws a digit of 28 by 28 pixels from 90 random numbers and the digit's one-hot code. */
@NeuralNetwork(input = 100)
final class Generator28 {
    @Dense(units = 7 * 7 * 64)
    Layer dense;

    @LeakyReLU(negativeSlope = 0.2)
    Layer dense_activation;

    @Reshape({7, 7, 64})
    Layer reshape;

    @Conv2DTranspose(filters = 64, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer up1;

    @LeakyReLU(negativeSlope = 0.2)
    Layer up1_activation;

    @Conv2DTranspose(filters = 64, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer up2;

    @LeakyReLU(negativeSlope = 0.2)
    Layer up2_activation;

    @Conv2D(filters = 1, kernelSize = 7, padding = Padding.SAME, activation = Activations.SIGMOID)
    Layer image;
}
