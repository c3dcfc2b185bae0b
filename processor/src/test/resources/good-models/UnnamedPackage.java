// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = 100, weights = "weights/generator.safetensors")
final class UnnamedPackage {
    @Dense(units = 5 * 5 * 128)
    @Named("block1/dense")
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    @SuppressWarnings("ingot:checkerboard")
    Layer image;
}
