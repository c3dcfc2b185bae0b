// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

/** Nothing is wrong with it: the test has the compiler fail. */
@NeuralNetwork(input = 4)
final class Internal900 { // expect: 900@7
    @Dense(units = 2)
    Layer dense;
}
