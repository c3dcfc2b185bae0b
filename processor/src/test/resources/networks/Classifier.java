// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Rescaling;
import dev.ingot.dsl.Softmax;

/** Strides, dilation and groups. */
@NeuralNetwork(input = {12, 10, 3})
final class Classifier {
    @Rescaling(scale = 1.0 / 127.5, offset = -1)
    Layer rescale;

    @Named("block1/conv-a")
    @Conv2D(filters = 8, kernelSize = 3, strides = 2, padding = Padding.SAME, activation = Activations.RELU)
    Layer strided;

    @Conv2D(filters = 8, kernelSize = {3, 2}, padding = Padding.SAME, dilationRate = {1, 2}, useBias = false)
    Layer dilated;

    @Activation(Activations.SILU)
    Layer silu;

    @Conv2D(filters = 12, kernelSize = 3, groups = 4, activation = Activations.GELU)
    Layer grouped;

    @Flatten
    Layer flatten;

    @Dense(units = 10)
    Layer dense;

    @Softmax
    Layer classes;
}
