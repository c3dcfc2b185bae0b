// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.UpSampling2D;

/** The smallest network: one dense layer, upsampling and a convolution. */
@NeuralNetwork(input = 100)
final class M1 {
    @Dense(units = 3200)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @UpSampling2D
    Layer upsampling;

    @Conv2D(filters = 1, kernelSize = 3, padding = Padding.SAME)
    Layer image;
}
