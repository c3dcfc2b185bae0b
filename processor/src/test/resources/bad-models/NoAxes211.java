// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class NoAxes211 {
    @Input({}) // expect: 211@12
    Layer vector;

    @Dense(units = 2)
    Layer classes;
}
