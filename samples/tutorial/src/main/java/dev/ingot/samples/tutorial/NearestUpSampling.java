// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.runtime.Tensor;

/** Repeats each row and each column of an image. */
@NeuralNetwork(input = {2, 2, 1})
final class NearestUpSampling {
    @UpSampling2D
    Layer upsampling;

    public static void main(String[] arguments) {
        NearestUpSamplingNetwork network = NearestUpSamplingNetwork.load();
        Tensor input = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        Tensor output = network.predict(input.reshape(1, 2, 2, 1));
        Transcript.print("NearestUpSampling", input, network, output.reshape(4, 4));
    }
}
