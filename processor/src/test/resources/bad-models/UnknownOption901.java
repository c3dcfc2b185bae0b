// options: -Aingot.fma=fals // expect: 901
// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 4)
final class UnknownOption901 {
    @Dense(units = 2)
    Layer dense;
}
