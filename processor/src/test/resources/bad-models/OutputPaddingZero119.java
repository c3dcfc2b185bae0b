// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

@NeuralNetwork(input = {8, 8, 3})
final class OutputPaddingZero119 {
    @Conv2DTranspose(filters = 4, kernelSize = 4, strides = 2, padding = Padding.SAME, outputPadding = 0) // expect: 119@104
    Layer image;
}
