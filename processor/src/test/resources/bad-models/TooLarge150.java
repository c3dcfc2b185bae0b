// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.UpSampling2D;

@NeuralNetwork(input = {8, 8, 3})
final class TooLarge150 {
    @UpSampling2D(size = 10000) // expect: 150@5
    Layer large;

    @Conv2D(filters = 4, kernelSize = 3, dilationRate = 2000000000, padding = Padding.SAME) // expect: 150@5
    Layer image;
}
