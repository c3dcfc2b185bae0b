// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.HardShrink;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.SoftShrink;
import dev.ingot.dsl.Squareplus;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.dsl.ZeroPadding2D;

@NeuralNetwork(input = {8, 8, 3})
final class ArgumentTooSmall101 {
    @Conv2D(filters = 0, kernelSize = 3) // expect: 101@23
    Layer filters;

    @Conv2D(filters = 4, kernelSize = {3, 0}) // expect: 101@43
    Layer kernel;

    @Conv2D(filters = 4, kernelSize = 3, strides = 0) // expect: 101@52
    Layer strides;

    @Conv2D(filters = 4, kernelSize = 3, dilationRate = {-1, 1}) // expect: 101@58
    Layer dilation;

    @Conv2D(filters = 4, kernelSize = 3, groups = 0) // expect: 101@51
    Layer groups;

    @Conv2DTranspose(filters = -2, kernelSize = 3) // expect: 101@32
    Layer transposedFilters;

    @Conv2DTranspose(filters = 2, kernelSize = 2, strides = 2, outputPadding = {1, -1}) // expect: 101@84
    Layer outputPadding;

    @UpSampling2D(size = {0, 2}) // expect: 101@27
    Layer size;

    @BatchNormalization(epsilon = -1e-3) // expect: 101@35
    Layer epsilon;

    @LeakyReLU(negativeSlope = -0.1) // expect: 101@32
    Layer slope;

    @ReLU(maxValue = -6) // expect: 101@22
    Layer ceiling;

    @ReLU(threshold = -1) // expect: 101@23
    Layer threshold;

    @SoftShrink(threshold = -0.5) // expect: 101@29
    Layer softShrink;

    @HardShrink(threshold = -0.5) // expect: 101@29
    Layer hardShrink;

    @Squareplus(b = -4) // expect: 101@21
    Layer squareplus;

    @ZeroPadding2D(padding = {1, -1}) // expect: 101@34
    Layer padding;

    @Dense(units = 0) // expect: 101@20
    Layer units;
}
