// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Softmax;

@NeuralNetwork(input = {8, 8, 3})
final class AxisOutOfRange103 {
    @Softmax(axis = {1, 4}) // expect: 103@25
    Layer shares;
}
