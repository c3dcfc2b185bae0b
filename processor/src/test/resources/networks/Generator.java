// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** The generator of the tutorial on transposed convolution. */
@NeuralNetwork(input = 100, weights = "generator.safetensors")
final class Generator {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @SuppressWarnings("ingot:checkerboard")
    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer image;
}
