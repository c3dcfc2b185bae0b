// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Dropout;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** A small DCGAN generator: public, with normalisations that fold into what precedes them and one that cannot. */
@NeuralNetwork(input = 6)
public final class Dcgan {
    @Dense(units = 2 * 2 * 8, useBias = false)
    Layer dense;

    @BatchNormalization
    Layer denseNorm;

    @LeakyReLU(negativeSlope = 0.2)
    Layer denseRelu;

    @Reshape({2, 2, 8})
    Layer reshape;

    @Conv2DTranspose(filters = 4, kernelSize = 4, strides = 2, padding = Padding.SAME, useBias = false)
    Layer up1;

    @BatchNormalization
    Layer up1Norm;

    @Activation(Activations.RELU)
    Layer up1Relu;

    @BatchNormalization(epsilon = 1e-5, scale = false)
    Layer again;

    @Dropout(0.3)
    Layer dropout;

    @Conv2DTranspose(filters = 3, kernelSize = 4, strides = 2, padding = Padding.SAME, activation = Activations.TANH)
    Layer image;

    private Dcgan() {}
}
