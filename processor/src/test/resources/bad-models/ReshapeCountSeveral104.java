// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = 100)
final class ReshapeCountSeveral104 {
    @Reshape({3, 7}) // expect: 104@14
    Layer reshape;
}
