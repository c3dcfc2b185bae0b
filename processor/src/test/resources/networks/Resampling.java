// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Cropping2D;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Softmax;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.dsl.ZeroPadding2D;

/** Every interpolation, and borders. */
@NeuralNetwork(input = {3, 4, 2})
final class Resampling {
    @UpSampling2D(size = {2, 3})
    Layer nearest;

    @UpSampling2D(size = {2, 3}, interpolation = Interpolation.BILINEAR)
    @From("input")
    Layer bilinear;

    @UpSampling2D(size = {2, 3}, interpolation = Interpolation.BICUBIC)
    @From("input")
    Layer bicubic;

    @UpSampling2D(size = {2, 3}, interpolation = Interpolation.LANCZOS3)
    @From("input")
    Layer lanczos3;

    @UpSampling2D(size = {2, 3}, interpolation = Interpolation.LANCZOS5)
    @From("input")
    Layer lanczos5;

    @Concatenate
    @From({"nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"})
    Layer all;

    @Activation(Activations.SOFTPLUS)
    Layer softplus;

    @ZeroPadding2D(padding = {1, 0, 0, 2})
    Layer padded;

    @Cropping2D(cropping = {0, 2, 1, 0})
    Layer cropped;

    @Softmax(axis = {1, 2})
    Layer attention;
}
