// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;

/** A hundred megabytes of weights in kernels of several layouts, none of which folds. */
@NeuralNetwork(input = 1000)
public final class Heavy {
    @Dense(units = 4096, activation = Activations.RELU)
    Layer first;

    @Dense(units = 2048, activation = Activations.RELU)
    Layer second;

    @Dense(units = 2 * 2 * 512, activation = Activations.RELU)
    Layer third;

    @Reshape({2, 2, 512})
    Layer reshape;

    @Conv2DTranspose(
            filters = 512,
            kernelSize = 4,
            strides = 2,
            padding = Padding.SAME,
            activation = Activations.RELU)
    Layer transposed;

    @Conv2D(filters = 512, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
    Layer convolved;

    @Conv2D(filters = 384, kernelSize = 3, strides = 2, padding = Padding.SAME, activation = Activations.RELU)
    Layer strided;

    private Heavy() {}

    /** The network with these weights. */
    public static Network load(Weights weights) {
        return HeavyNetwork.load(weights);
    }
}
