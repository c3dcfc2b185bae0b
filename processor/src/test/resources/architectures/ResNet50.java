// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.GlobalAveragePooling2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Use;
import dev.ingot.dsl.ZeroPadding2D;

/** ResNet-50 (He et al. 2015) as {@code keras.applications} has it. */
@NeuralNetwork(input = {224, 224, 3})
final class ResNet50 {
    @ZeroPadding2D(padding = 3)
    Layer border;

    @Use(
            value = Normalised.class,
            set = {"conv.filters = 64", "conv.kernelSize = 7", "conv.strides = 2"})
    Layer stem;

    @ZeroPadding2D
    Layer stemBorder;

    @MaxPooling2D(poolSize = 3, strides = 2)
    Layer pool;

    @Use(
            value = Stage.class,
            set = {"first.shortcut.strides = 1", "first.reduce.conv.strides = 1", "rest.times = 2"})
    Layer stage2;

    @Use(
            value = Stage.class,
            set = {
                "first.shortcut.filters = 512", "first.reduce.conv.filters = 128", "first.spatial.conv.filters = 128",
                "first.expand.filters = 512", "rest.reduce.conv.filters = 128", "rest.spatial.conv.filters = 128",
                "rest.expand.filters = 512", "rest.times = 3"
            })
    Layer stage3;

    @Use(
            value = Stage.class,
            set = {
                "first.shortcut.filters = 1024", "first.reduce.conv.filters = 256", "first.spatial.conv.filters = 256",
                "first.expand.filters = 1024", "rest.reduce.conv.filters = 256", "rest.spatial.conv.filters = 256",
                "rest.expand.filters = 1024", "rest.times = 5"
            })
    Layer stage4;

    @Use(
            value = Stage.class,
            set = {
                "first.shortcut.filters = 2048", "first.reduce.conv.filters = 512", "first.spatial.conv.filters = 512",
                "first.expand.filters = 2048", "rest.reduce.conv.filters = 512", "rest.spatial.conv.filters = 512",
                "rest.expand.filters = 2048", "rest.times = 2"
            })
    Layer stage5;

    @GlobalAveragePooling2D
    Layer mean;

    @Dense(units = 1000, activation = Activations.SOFTMAX)
    Layer classes;

    /** Residual blocks, the first of which may halve the image. */
    @Block
    static final class Stage {
        @Use(Projecting.class)
        Layer first;

        @Use(value = Residual.class, times = 1)
        Layer rest;
    }

    @Block
    static final class Projecting {
        @Conv2D(filters = 256, kernelSize = 1, strides = 2)
        Layer shortcut;

        @BatchNormalization(epsilon = 1.001e-5)
        Layer shortcutNorm;

        @Use(value = Normalised.class, set = "conv.strides = 2")
        @From("input")
        Layer reduce;

        @Use(
                value = Normalised.class,
                set = {"conv.kernelSize = 3", "conv.padding = SAME"})
        Layer spatial;

        @Conv2D(filters = 256, kernelSize = 1)
        Layer expand;

        @BatchNormalization(epsilon = 1.001e-5)
        Layer norm;

        @Add
        @From({"shortcutNorm", "norm"})
        Layer sum;

        @ReLU
        Layer relu;
    }

    @Block
    static final class Residual {
        @Use(Normalised.class)
        Layer reduce;

        @Use(
                value = Normalised.class,
                set = {"conv.kernelSize = 3", "conv.padding = SAME"})
        Layer spatial;

        @Conv2D(filters = 256, kernelSize = 1)
        Layer expand;

        @BatchNormalization(epsilon = 1.001e-5)
        Layer norm;

        @Add
        @From({"input", "norm"})
        Layer sum;

        @ReLU
        Layer relu;
    }

    @Block
    static final class Normalised {
        @Conv2D(filters = 64, kernelSize = 1)
        Layer conv;

        @BatchNormalization(epsilon = 1.001e-5)
        Layer norm;

        @ReLU
        Layer relu;
    }
}
