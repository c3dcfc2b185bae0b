// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.runtime.Tensor;

/** Enlarges an image with straight lines between its pixels. */
@NeuralNetwork(input = {2, 2, 1})
final class BilinearUpSampling {
    @UpSampling2D(interpolation = Interpolation.BILINEAR)
    Layer upsampling;

    public static void main(String[] arguments) {
        BilinearUpSamplingNetwork network = BilinearUpSamplingNetwork.load();
        Tensor input = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        Tensor output = network.predict(input.reshape(1, 2, 2, 1));
        Transcript.print("BilinearUpSampling", input, network, output.reshape(4, 4));
    }
}
