// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Use;

/** A generator from images to images: down by 4, six residual blocks, up again. */
@NeuralNetwork(input = {32, 32, 3})
final class StyleTransfer {
    @Block
    static final class ConvNormRelu {
        @Conv2D(filters = 32, kernelSize = 3, padding = Padding.SAME, useBias = false)
        Layer conv;

        @BatchNormalization
        Layer norm;

        @ReLU
        Layer relu;
    }

    @Block
    static final class Residual {
        @Use(ConvNormRelu.class)
        Layer first;

        @Conv2D(filters = 32, kernelSize = 3, padding = Padding.SAME, useBias = false)
        Layer conv;

        @BatchNormalization
        Layer norm;

        @Add
        @From({"input", "norm"})
        Layer sum;
    }

    @Block
    static final class Enlarge {
        @Conv2DTranspose(filters = 16, kernelSize = 4, strides = 2, padding = Padding.SAME, useBias = false)
        Layer conv;

        @BatchNormalization
        Layer norm;

        @ReLU
        Layer relu;
    }

    @Use(
            value = ConvNormRelu.class,
            set = {"conv.filters = 8", "conv.kernelSize = 9"})
    Layer wide;

    @Use(
            value = ConvNormRelu.class,
            times = 2,
            set = {"conv.filters = 32", "conv.strides = 2"})
    Layer down;

    @Use(value = Residual.class, times = 6)
    Layer body;

    @Use(value = Enlarge.class, times = 2)
    Layer up;

    @Conv2D(filters = 3, kernelSize = 9, padding = Padding.SAME)
    Layer colours;

    @Activation(Activations.TANH)
    Layer image;
}
