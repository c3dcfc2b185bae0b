// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Normalization;

@NeuralNetwork(input = {8, 8, 3})
final class InvertedWeights149 {
    @Normalization(invert = true) // expect: 149@29
    Layer norm;
}
