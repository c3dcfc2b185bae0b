// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv1D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 3})
final class WrongLengthSequence106 {
    @Conv1D(filters = 4, kernelSize = {3, 3}) // expect: 106
    Layer sequence;
}
