// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;

/** Makes an image of 10 x 10 from 100 numbers: a dense layer, upsampling, a convolution. */
@NeuralNetwork(input = 100)
final class UpSamplingGenerator {
    @Dense(units = 5 * 5 * 128)
    Layer dense;

    @Reshape({5, 5, 128})
    Layer reshape;

    @UpSampling2D
    Layer upsampling;

    @Conv2D(filters = 1, kernelSize = 3, padding = Padding.SAME)
    Layer image;

    public static void main(String[] arguments) {
        UpSamplingGeneratorNetwork generator = UpSamplingGeneratorNetwork.load(Weights.random(1));
        Tensor latent = Tensor.randomNormal(2, 1, 100);
        Tensor image = generator.predict(latent);
        Transcript.print("UpSamplingGenerator", latent, generator, image.reshape(10, 10));
    }
}
