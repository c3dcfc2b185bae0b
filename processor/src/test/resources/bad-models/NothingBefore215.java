// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class NothingBefore215 {
    @Dense(units = 8) // expect: 215@5
    Layer dense;

    @Input(8)
    Layer vector;

    @Dense(units = 2)
    Layer classes;
}
