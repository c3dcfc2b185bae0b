// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;

@NeuralNetwork(input = {8, 8, 3})
final class CausalPadding110 {
    @Conv2D(filters = 4, kernelSize = 3, padding = Padding.CAUSAL) // expect: 110
    Layer image;
}
