// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class GenericClass302<T, U extends Number> { // expect: 302@7
    @Dense(units = 2)
    Layer classes;
}
