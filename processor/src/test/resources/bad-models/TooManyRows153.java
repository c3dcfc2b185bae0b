// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Embedding;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 4)
final class TooManyRows153 {
    @Embedding(inputDim = 20_000_000, outputDim = 4) // expect: 153@27
    Layer words;
}
