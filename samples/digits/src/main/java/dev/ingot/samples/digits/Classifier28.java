// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

/** Reads a digit of 28 x 28 pixels: a probability for each class. */
@NeuralNetwork(
        input = {28, 28, 1},
        weights = "classifier28.safetensors")
final class Classifier28 {
    @Conv2D(filters = 64, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer conv1;

    @LeakyReLU(negativeSlope = 0.2)
    Layer conv1Activation;

    @Conv2D(filters = 64, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer conv2;

    @LeakyReLU(negativeSlope = 0.2)
    Layer conv2Activation;

    @Flatten
    Layer flatten;

    @Dense(units = 10, activation = Activations.SOFTMAX)
    Layer classes;
}
