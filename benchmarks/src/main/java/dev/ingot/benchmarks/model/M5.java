// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.UpSampling2D;

/** A decoder: upsampling and convolution, twice, for colour images of 64 x 64 pixels. */
@NeuralNetwork(input = {16, 16, 64})
final class M5 {
    @UpSampling2D
    Layer up1;

    @Conv2D(filters = 64, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
    Layer conv1;

    @UpSampling2D
    Layer up2;

    @Conv2D(filters = 64, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
    Layer conv2;

    @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME, activation = Activations.TANH)
    Layer image;
}
