// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Permute;

@NeuralNetwork(input = {8, 8, 3})
final class PermutationLength152 {
    @Permute({2, 1}) // expect: 152@14
    Layer permute;
}
