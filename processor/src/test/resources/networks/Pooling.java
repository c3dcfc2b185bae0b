// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.AdaptiveAveragePooling2D;
import dev.ingot.dsl.AveragePooling2D;
import dev.ingot.dsl.From;
import dev.ingot.dsl.GlobalAveragePooling2D;
import dev.ingot.dsl.GlobalMaxPooling3D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.MaxPooling3D;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

/** Windows of few cells and of many, at borders, alike and not alike, over two axes and three. */
@NeuralNetwork(
        input = {12, 10, 32},
        outputs = {"halved", "stem", "mean", "cubes", "largest"})
final class Pooling {
    @MaxPooling2D
    Layer halved;

    @MaxPooling2D(poolSize = 3, strides = 2, padding = Padding.SAME)
    @From("input")
    Layer stem;

    @AveragePooling2D(poolSize = 3, strides = 1, padding = Padding.SAME)
    @From("input")
    Layer smoothed;

    @AdaptiveAveragePooling2D(outputSize = {5, 7})
    Layer grid;

    @GlobalAveragePooling2D
    Layer mean;

    @Reshape({2, 6, 10, 32})
    @From("smoothed")
    Layer slices;

    @MaxPooling3D
    Layer cubes;

    @GlobalMaxPooling3D
    @From("slices")
    Layer largest;
}
