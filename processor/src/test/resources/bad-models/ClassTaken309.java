// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class ClassTaken309 {
    @Dense(units = 2)
    Layer classes;
}

@NeuralNetwork(input = 8, className = "ClassTaken309Network") // expect: 309@39
final class Other {
    @Dense(units = 2)
    Layer classes;
}
