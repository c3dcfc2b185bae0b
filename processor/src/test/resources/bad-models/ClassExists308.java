// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8) // expect: 308@1
final class ClassExists308 {
    @Dense(units = 2)
    Layer classes;
}

final class ClassExists308Network {}

@NeuralNetwork(input = 8, className = "Itself") // expect: 308@39
final class Itself {
    @Dense(units = 2)
    Layer classes;
}
