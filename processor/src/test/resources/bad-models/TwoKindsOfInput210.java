// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8) // expect: 210@24 213
final class TwoKindsOfInput210 {
    @Input(8)
    Layer vector;

    @Dense(units = 2)
    Layer classes;
}
