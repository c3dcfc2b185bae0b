// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

/** Names that generated code has uses of its own for. */
final class Clashes {
    private Clashes() {}

    /** A private block: nothing is generated for it. */
    @Block(outputs = {"output", "arena"})
    private static final class Inner {
        @Dense(units = 2)
        Layer arena;

        @Dense(units = 2)
        Layer output;
    }

    @NeuralNetwork(outputs = {"run", "Tensor", "SIGNATURE", "x", "forward", "inner", "inner.arena"})
    static final class Several {
        @Input(2)
        Layer outputs;

        @Input(2)
        Layer arena;

        @Input(2)
        Layer output;

        @Input(2)
        Layer wait;

        @Input(2)
        Layer weights;

        @Input(2)
        Layer predict;

        @Add
        @From({"outputs", "arena", "output", "wait", "weights", "predict"})
        Layer notify;

        @Dense(units = 2)
        Layer run;

        @Dense(units = 3)
        @From("notify")
        Layer Tensor;

        @Dense(units = 3)
        @From("notify")
        Layer SIGNATURE;

        @Dense(units = 2)
        @From("notify")
        Layer x;

        @Dense(units = 2)
        @From("notify")
        Layer forward;

        @Use(Inner.class)
        @From("notify")
        Layer inner;
    }

    @NeuralNetwork(input = 2)
    static final class Single {
        @Dense(units = 2)
        Layer outputs;

        @Dense(units = 2)
        Layer arena;

        @Dense(units = 2)
        Layer clone;

        /** Another field would be called innerArena in the code, so one of both gets a number. */
        @Use(value = Inner.class, set = "output.units = 3")
        Layer inner;

        @Dense(units = 2)
        Layer innerArena;

        @Dense(units = 2)
        Layer hashCode;
    }
}
