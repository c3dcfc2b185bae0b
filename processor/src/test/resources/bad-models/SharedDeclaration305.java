// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class SharedDeclaration305 {
    @Dense(units = 8)
    Layer left, middle, right; // expect: 305@17 305@25

    @Dense(units = 2)
    Layer classes;
}
