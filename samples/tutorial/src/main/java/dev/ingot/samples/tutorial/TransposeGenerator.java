// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;

/** Makes an image of 10 x 10 from 100 numbers: a dense layer and a transposed convolution. */
@NeuralNetwork(input = 100)
final class TransposeGenerator {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    @SuppressWarnings("ingot:checkerboard")
    Layer image;

    public static void main(String[] arguments) {
        TransposeGeneratorNetwork generator = TransposeGeneratorNetwork.load(Weights.random(1));
        Tensor latent = Tensor.randomNormal(2, 1, 100);
        Tensor image = generator.predict(latent);
        Transcript.print("TransposeGenerator", latent, generator, image.reshape(10, 10));
    }
}
