// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.SameAs;

/** Two images, encoded by the same layers and compared. */
@NeuralNetwork
final class Siamese {
    @Input({8, 8, 1})
    Layer left;

    @Input({8, 8, 1})
    Layer right;

    @Conv2D(filters = 16, kernelSize = 3, strides = 2, padding = Padding.SAME)
    @From("left")
    Layer conv;

    @BatchNormalization
    Layer norm;

    @Flatten
    Layer flatten;

    @Dense(units = 16, activation = Activations.TANH)
    Layer code;

    @SameAs("conv")
    @From("right")
    Layer rightConv;

    @SameAs("norm")
    Layer rightNorm;

    @SameAs("flatten")
    Layer rightFlatten;

    @SameAs("code")
    Layer rightCode;

    @Concatenate
    @From({"code", "rightCode"})
    Layer codes;

    @Dense(units = 1, activation = Activations.SIGMOID)
    Layer score;
}
