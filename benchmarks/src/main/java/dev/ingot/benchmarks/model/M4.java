// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Reshape;

/** The generator of DCGAN, for colour images of 64 x 64 pixels. */
@SuppressWarnings("ingot:checkerboard")
@NeuralNetwork(input = 100)
final class M4 {
    @Dense(units = 4 * 4 * 512)
    Layer dense;

    @BatchNormalization
    Layer denseNormalization;

    @ReLU
    Layer denseActivation;

    @Reshape({4, 4, 512})
    Layer reshape;

    @Conv2DTranspose(filters = 256, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up1;

    @BatchNormalization
    Layer up1Normalization;

    @ReLU
    Layer up1Activation;

    @Conv2DTranspose(filters = 128, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up2;

    @BatchNormalization
    Layer up2Normalization;

    @ReLU
    Layer up2Activation;

    @Conv2DTranspose(filters = 64, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up3;

    @BatchNormalization
    Layer up3Normalization;

    @ReLU
    Layer up3Activation;

    @Conv2DTranspose(filters = 3, kernelSize = 5, strides = 2, padding = Padding.SAME, activation = Activations.TANH)
    Layer image;
}
