// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class OutputPaddingTooLarge109 {
    @Conv2DTranspose(filters = 4, kernelSize = 2, strides = 2, outputPadding = {1, 2}) // expect: 109@84
    Layer image;
}
