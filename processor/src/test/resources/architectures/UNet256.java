// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Use;

/** U-Net (Ronneberger et al. 2015) with padded convolutions, which keep the size of the image. */
@NeuralNetwork(input = {256, 256, 3})
final class UNet256 {
    @Use(Down.class)
    Layer down1;

    @Use(
            value = Down.class,
            set = {"skip.first.filters = 128", "skip.second.filters = 128"})
    Layer down2;

    @Use(
            value = Down.class,
            set = {"skip.first.filters = 256", "skip.second.filters = 256"})
    Layer down3;

    @Use(
            value = Down.class,
            set = {"skip.first.filters = 512", "skip.second.filters = 512"})
    Layer down4;

    @Use(
            value = TwoConvolutions.class,
            set = {"first.filters = 1024", "second.filters = 1024"})
    Layer bottom;

    @Use(
            value = Up.class,
            set = {"up.filters = 512", "both.first.filters = 512", "both.second.filters = 512"})
    @From({"bottom", "down4.skip"})
    Layer up4;

    @Use(
            value = Up.class,
            set = {"up.filters = 256", "both.first.filters = 256", "both.second.filters = 256"})
    @From({"up4", "down3.skip"})
    Layer up3;

    @Use(
            value = Up.class,
            set = {"up.filters = 128", "both.first.filters = 128", "both.second.filters = 128"})
    @From({"up3", "down2.skip"})
    Layer up2;

    @Use(Up.class)
    @From({"up2", "down1.skip"})
    Layer up1;

    @Conv2D(filters = 1, kernelSize = 1, activation = Activations.SIGMOID)
    Layer mask;

    /** Gives the smaller image, and the features that go across. */
    @Block(outputs = {"pool", "skip"})
    static final class Down {
        @Use(TwoConvolutions.class)
        Layer skip;

        @MaxPooling2D
        Layer pool;
    }

    @Block
    static final class Up {
        @Input
        Layer small;

        @Input
        Layer skip;

        @Conv2DTranspose(filters = 64, kernelSize = 2, strides = 2)
        @From("small")
        Layer up;

        @Concatenate
        @From({"skip", "up"})
        Layer joined;

        @Use(TwoConvolutions.class)
        Layer both;
    }

    @Block
    static final class TwoConvolutions {
        @Conv2D(filters = 64, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
        Layer first;

        @Conv2D(filters = 64, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
        Layer second;
    }
}
