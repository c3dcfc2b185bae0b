// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {-1, 28, 0}) // expect: 212@25 212@33
final class InputSize212 {
    @Flatten
    Layer flat;
}
