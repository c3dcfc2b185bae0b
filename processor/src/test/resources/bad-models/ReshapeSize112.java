// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = {8, 8, 3})
final class ReshapeSize112 {
    @Reshape({0, 192}) // expect: 112@15
    Layer reshape;

    @Reshape({-1, -2}) // expect: 112@19
    Layer again;
}
