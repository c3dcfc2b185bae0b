// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.dsl.Add;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

public final class Nested {
    @NeuralNetwork(outputs = {"sum", "end"})
    public static final class Inner {
        @Input(8)
        private static final Layer left = null;

        int notOurs;

        @Input(8)
        transient Layer right;

        @Add
        @From({"left", "right"})
        protected volatile Layer sum;

        @Dense(units = 2)
        public Layer classes;

        @From("classes")
        @Dense(units = 2)
        private Layer end;

        Layer end() {
            return end;
        }
    }

    @NeuralNetwork(input = {4, 4, 2}, className = "Enlarger")
    @SuppressWarnings({"ingot:checkerboard"})
    class Innermost {
        @Conv2DTranspose(filters = 2, kernelSize = 3, strides = 2, padding = Padding.SAME)
        Layer enlarged;
    }
}
