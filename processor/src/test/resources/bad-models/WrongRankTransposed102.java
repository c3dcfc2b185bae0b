// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {2, 4, 4, 3})
final class WrongRankTransposed102 {
    @Conv2DTranspose(filters = 1, kernelSize = 2, strides = 2) // expect: 102@5
    Layer image;
}
