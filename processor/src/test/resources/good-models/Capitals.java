// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Dot;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Subtract;

/** Layers with the names of classes that generated code calls methods of. */
@NeuralNetwork(outputs = {"Float", "System", "Functions", "Ops", "Int", "exponents"})
final class Capitals {
    @Input(4)
    Layer Math;

    @Input(4)
    Layer Capitals;

    @Dense(units = 4)
    Layer System;

    @Add
    @From({"Math", "Capitals", "System"})
    Layer Functions;

    @Custom(in = Capitals.class, method = "half")
    Layer Ops;

    @Concatenate
    @From({"System", "Math"})
    Layer Float;

    @Dot(axes = 1)
    @From({"Math", "System"})
    Layer Int;

    @Subtract
    @From({"Functions", "Ops"})
    Layer exponent;

    @dev.ingot.dsl.Activation(Activations.EXPONENTIAL)
    Layer exponents;

    static float half(float x) {
        return x / 2;
    }
}
