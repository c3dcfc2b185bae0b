// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv1DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

@NeuralNetwork(input = {8, 3})
final class CausalPaddingTransposed110 {
    @Conv1DTranspose(filters = 4, kernelSize = 4, strides = 2, padding = Padding.CAUSAL) // expect: 110
    Layer signal;
}
