// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork // expect: 211@1
final class NoInput211 {
    @Dense(units = 2)
    Layer classes;
}
