// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Softmax;

@NeuralNetwork(input = {8, 8, 3})
final class AxisRepeated123 {
    @Softmax(axis = {3, -1}) // expect: 123@25
    Layer shares;
}
