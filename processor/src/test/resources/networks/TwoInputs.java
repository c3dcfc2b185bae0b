// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

/** Two inputs and two outputs, in a class nested in another. */
final class TwoInputs {
    private TwoInputs() {}

    @NeuralNetwork(outputs = {"sum", "score"})
    static final class Fusion {
        @Input({6, 6, 2})
        Layer image;

        @Input({6, 6, 3})
        Layer mask;

        @Conv2D(filters = 4, kernelSize = 3, padding = Padding.SAME, activation = Activations.SELU)
        @From("image")
        Layer left;

        @Conv2D(filters = 4, kernelSize = 1, activation = Activations.ELU)
        @From("mask")
        Layer right;

        @Add
        @From({"left", "right"})
        Layer sum;

        @Concatenate
        @From({"sum", "image", "mask"})
        Layer together;

        @Flatten
        Layer flatten;

        @Dense(units = 1, activation = Activations.SIGMOID)
        Layer score;
    }
}
