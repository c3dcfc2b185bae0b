// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class WrongLength106 {
    @Conv2D(filters = 4, kernelSize = {3, 3, 3}) // expect: 106@39
    Layer kernel;

    @Conv2D(filters = 4, kernelSize = 3, strides = {}) // expect: 106@52
    Layer strides;

    @Conv2DTranspose(filters = 4, kernelSize = 2, strides = 2, outputPadding = {1, 1, 1}) // expect: 106@80
    Layer outputPadding;
}
