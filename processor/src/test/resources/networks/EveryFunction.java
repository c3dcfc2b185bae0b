// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.Softmax;
import dev.ingot.dsl.UpSampling2D;

/** Small enough for an interpreter, with every kind of kernel and every activation. */
@SuppressWarnings("ingot:checkerboard")
@NeuralNetwork(
        input = 10,
        outputs = {"classes", "image"})
final class EveryFunction {
    @Dense(units = 2 * 3 * 4, activation = Activations.TANH)
    Layer dense;

    @Reshape({2, 3, 4})
    Layer reshape;

    @Conv2DTranspose(filters = 5, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer up;

    @BatchNormalization
    Layer norm;

    @LeakyReLU
    Layer leaky;

    @Conv2D(filters = 4, kernelSize = 3, activation = Activations.GELU)
    Layer gelu;

    @Conv2D(filters = 4, kernelSize = 2, dilationRate = 2, padding = Padding.SAME, activation = Activations.SILU)
    Layer silu;

    @Conv2D(filters = 4, kernelSize = 1, groups = 2, activation = Activations.SELU)
    @From("gelu")
    Layer selu;

    @Add
    @From({"silu", "selu"})
    Layer sum;

    @Activation(Activations.ELU)
    Layer elu;

    @UpSampling2D(size = {3, 2}, interpolation = Interpolation.LANCZOS3)
    Layer lanczos;

    @Activation(Activations.SOFTPLUS)
    Layer softplus;

    @UpSampling2D(size = {3, 2}, interpolation = Interpolation.BILINEAR)
    @From("sum")
    Layer bilinear;

    @Concatenate
    @From({"softplus", "bilinear"})
    Layer together;

    @Conv2D(filters = 1, kernelSize = 3, padding = Padding.SAME, activation = Activations.SIGMOID)
    Layer image;

    @Flatten
    Layer flatten;

    @Dense(units = 7)
    Layer logits;

    @Softmax
    Layer classes;
}
