// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = 100)
final class ReshapeRemainder115 {
    @Reshape({7, -1}) // expect: 115@15
    Layer reshape;
}
