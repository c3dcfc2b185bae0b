// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Rescaling;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.Softmax;

@NeuralNetwork(input = {8, 8, 3})
final class EmptyArgument114 {
    @Reshape({}) // expect: 114@14
    Layer reshape;

    @Softmax(axis = {}) // expect: 114@21
    Layer shares;

    @Rescaling(scale = {}) // expect: 114@24
    Layer scaled;
}
