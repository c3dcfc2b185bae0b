// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv1D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {28, 28, 1})
final class WrongRankSequence102 {
    @Conv1D(filters = 4, kernelSize = 3) // expect: 102
    Layer sequence;
}
