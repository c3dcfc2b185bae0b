// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** Draws a digit of 10 x 10 pixels: the tutorial's generator with a transposed convolution, trained. */
@NeuralNetwork(input = 100, weights = "transpose10.safetensors")
final class Transpose10 {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    @SuppressWarnings("ingot:checkerboard")
    Layer image;
}
