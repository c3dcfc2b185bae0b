// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** As M1, by a transposed convolution. */
@SuppressWarnings("ingot:checkerboard")
@NeuralNetwork(input = 100)
final class M2 {
    @Dense(units = 3200)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer image;
}
