// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

@NeuralNetwork(input = {8, 8, 3})
final class Checkerboard401 {
    @Conv2DTranspose(filters = 4, kernelSize = 3, strides = 2, padding = Padding.SAME) // expect: 401@48
    Layer image;

    @SuppressWarnings("ingot:checkerboard")
    @Conv2DTranspose(filters = 4, kernelSize = 3, strides = 2, padding = Padding.SAME)
    Layer silenced;
}
