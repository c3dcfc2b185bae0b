// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class KernelTooLarge118 {
    @Conv2D(filters = 8, kernelSize = {3, 9}) // expect: 118@43
    Layer image;
}
