// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = 100)
final class ReshapeCount104 {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 127}) // expect: 104@21
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 4, strides = 2, padding = Padding.SAME)
    Layer image;
}
