// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Softmax;
import dev.ingot.dsl.UpSampling2D;

/** Every interpolation. */
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

    @Softmax(axis = {1, 2})
    Layer attention;
}
