// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Reshape;

/** The DCGAN generator of 64 by 64 pixels: 326 million floating-point operations. */
@SuppressWarnings("ingot:checkerboard")
@NeuralNetwork(input = 100)
final class Dcgan64 {
    @Dense(units = 4 * 4 * 512)
    Layer dense;

    @BatchNormalization
    Layer denseNorm;

    @ReLU
    Layer denseRelu;

    @Reshape({4, 4, 512})
    Layer reshape;

    @Conv2DTranspose(filters = 256, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up1;

    @BatchNormalization
    Layer up1Norm;

    @ReLU
    Layer up1Relu;

    @Conv2DTranspose(filters = 128, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up2;

    @BatchNormalization
    Layer up2Norm;

    @ReLU
    Layer up2Relu;

    @Conv2DTranspose(filters = 64, kernelSize = 5, strides = 2, padding = Padding.SAME)
    Layer up3;

    @BatchNormalization
    Layer up3Norm;

    @ReLU
    Layer up3Relu;

    @Conv2DTranspose(filters = 3, kernelSize = 5, strides = 2, padding = Padding.SAME, activation = Activations.TANH)
    Layer image;
}
