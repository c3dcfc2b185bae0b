// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Permute;

@NeuralNetwork(input = {8, 8, 3})
final class NotAPermutation151 {
    @Permute({1, 3, 3}) // expect: 151@21
    Layer permute;
}
