// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.UpSampling2D;

/** Convolutions of few channels and filters: of several taps and of one, in one block of rows and in several. */
@NeuralNetwork(input = {20, 18, 3})
final class Colours {
    @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
    Layer sharpened;

    @Conv2DTranspose(filters = 2, kernelSize = 2, strides = 2)
    Layer enlarged;

    @Conv2D(filters = 1, kernelSize = {3, 5}, activation = Activations.LEAKY_RELU)
    Layer grey;

    @UpSampling2D
    Layer doubled;

    @Conv2D(filters = 5, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
    Layer coloured;
}
