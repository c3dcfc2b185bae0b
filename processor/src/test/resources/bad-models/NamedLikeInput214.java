// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class NamedLikeInput214 {
    @Dense(units = 8) // expect: 214@5
    Layer input;

    @Dense(units = 2)
    Layer classes;
}
