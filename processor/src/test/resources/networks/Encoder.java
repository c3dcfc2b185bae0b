// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Use;

/** Residual blocks, repeated and then one that halves the image, with a block inside. */
@NeuralNetwork(
        input = {8, 8, 3},
        outputs = {"code", "down.skip"})
final class Encoder {
    @Block
    static final class Normalized {
        @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME, useBias = false)
        Layer conv;

        @BatchNormalization
        Layer norm;
    }

    @Block(outputs = {"relu", "skip"})
    static final class Residual {
        @Use(Normalized.class)
        Layer first;

        @ReLU
        Layer relu1;

        @Use(value = Normalized.class, set = "conv.kernelSize = {3, 1}")
        Layer second;

        @Conv2D(filters = 8, kernelSize = 1)
        @From("input")
        Layer skip;

        @Add
        @From({"second", "skip"})
        Layer sum;

        @ReLU
        Layer relu;
    }

    @Use(value = Plain.class, times = 2)
    Layer body;

    @Use(
            value = Residual.class,
            set = {"first.conv.filters = 16", "first.conv.strides = 2", "skip.strides = 2"})
    Layer down;

    @Flatten
    Layer flatten;

    @Dense(units = 4)
    Layer code;

    /** One input and one output, so it can be repeated. */
    @Block
    static final class Plain {
        @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME, activation = Activations.TANH)
        Layer conv;

        @Add
        @From({"input", "conv"})
        Layer sum;
    }
}
