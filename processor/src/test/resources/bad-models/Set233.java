// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.SameAs;
import dev.ingot.dsl.Use;

final class Set233 {
    @Block
    static final class Inner {
        @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME)
        Layer conv;

        @SameAs("conv")
        @From("input")
        Layer again;

        @Add
        @From({"conv", "again"})
        Layer sum;

        @Dense(units = 4, activation = Activations.RELU)
        Layer dense;
    }

    @Block
    static final class Outer {
        @Use(
                value = Inner.class,
                set = {"conv.kernelSize = {3, 1}", "dense.activation = Activations.TANH", "dense.useBias = false"})
        Layer inner;
    }

    @NeuralNetwork(input = {8, 8, 3})
    static final class Network {
        @Use(
                value = Outer.class,
                times = 2,
                set = {
                    "iner.conv.filters = 64", // expect: 233@21
                    "inner.cnv.filters = 64", // expect: 233@21
                    "inner.conv.kernel.size = 64", // expect: 233@21
                    "inner.conv.filtrs = 64", // expect: 234@21
                    "inner.tims = 2", // expect: 234@21
                    "inner.conv.filters = many", // expect: 235@21
                    "inner.conv.kernelSize = {3; 3}", // expect: 235@21
                    "inner.conv.padding = SMAE", // expect: 235@21
                    "inner.conv.useBias = False", // expect: 235@21
                    "inner.times = 1.5", // expect: 235@21
                    "inner.conv.strides = 1",
                    "inner.conv.strides = 2", // expect: 236@21
                    "inner.again.filters = 2", // expect: 237@21
                    "inner.dense.units = 0" // expect: 101@21
                })
        Layer outer;

        @Reshape(3)
        Layer silent;
    }
}
