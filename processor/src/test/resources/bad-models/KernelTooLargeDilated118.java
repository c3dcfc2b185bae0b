// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class KernelTooLargeDilated118 {
    @Conv2D(filters = 8, kernelSize = 3, dilationRate = 4) // expect: 118@39
    Layer image;
}
