// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class NotAnnotated208 {
    Layer forgotten; // expect: 208@11

    @From("input")
    Layer dense; // expect: 208@11

    Layer left, right; // expect: 208@11 208@17

    @Dense(units = 2)
    Layer classes;
}
