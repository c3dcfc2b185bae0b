// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;

/** The same without cropping: an image of 11 x 11. */
@NeuralNetwork(input = 100)
final class ValidTransposeGenerator {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2)
    @SuppressWarnings("ingot:checkerboard")
    Layer image;

    public static void main(String[] arguments) {
        ValidTransposeGeneratorNetwork generator = ValidTransposeGeneratorNetwork.load(Weights.random(1));
        Tensor latent = Tensor.randomNormal(2, 1, 100);
        Tensor image = generator.predict(latent);
        Transcript.print("ValidTransposeGenerator", latent, generator, image.reshape(11, 11));
    }
}
