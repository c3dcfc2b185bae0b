// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class StrideWithDilation108 {
    @Conv2D(filters = 4, kernelSize = 3, strides = {2, 1}, dilationRate = {1, 2}) // expect: 108@75
    Layer image;
}
