// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.DepthwiseConv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

/** Numbers of channels that fill no vector, with and without bias, and the functions that end generators. */
@NeuralNetwork(input = {20, 18, 9})
final class OddChannels {
    @Conv2D(filters = 33, kernelSize = 3, useBias = false)
    Layer wide;

    @DepthwiseConv2D(kernelSize = 3, padding = Padding.SAME, activation = Activations.SIGMOID)
    Layer smoothed;

    @Conv2D(filters = 17, kernelSize = 3, activation = Activations.TANH)
    Layer narrow;

    @DepthwiseConv2D(kernelSize = 3, depthMultiplier = 2, padding = Padding.SAME, activation = Activations.RELU)
    Layer sharpened;

    @Conv2DTranspose(filters = 9, kernelSize = 4, strides = 2, padding = Padding.SAME, activation = Activations.SIGMOID)
    Layer enlarged;

    @Conv2D(filters = 5, kernelSize = 3, activation = Activations.TANH)
    Layer image;
}
