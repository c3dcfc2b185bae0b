// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8) // expect: 206@1
final class NoLayers206 {
    int count;
}
