// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** A generator of images of 28 x 28 pixels. */
@NeuralNetwork(input = 100)
final class M3 {
    @Dense(units = 7 * 7 * 128)
    Layer dense;

    @LeakyReLU(negativeSlope = 0.2)
    Layer denseActivation;

    @Reshape({7, 7, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 128, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer up1;

    @LeakyReLU(negativeSlope = 0.2)
    Layer up1Activation;

    @Conv2DTranspose(filters = 128, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer up2;

    @LeakyReLU(negativeSlope = 0.2)
    Layer up2Activation;

    @Conv2D(filters = 1, kernelSize = 7, padding = Padding.SAME, activation = Activations.SIGMOID)
    Layer image;
}
