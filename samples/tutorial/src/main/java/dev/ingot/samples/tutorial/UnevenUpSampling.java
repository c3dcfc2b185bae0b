// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.UpSampling2D;
import dev.ingot.runtime.Tensor;

/** Repeats each row twice and each column three times. */
@NeuralNetwork(input = {2, 2, 1})
final class UnevenUpSampling {
    @UpSampling2D(size = {2, 3})
    Layer upsampling;

    public static void main(String[] arguments) {
        UnevenUpSamplingNetwork network = UnevenUpSamplingNetwork.load();
        Tensor input = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        Tensor output = network.predict(input.reshape(1, 2, 2, 1));
        Transcript.print("UnevenUpSampling", input, network, output.reshape(4, 6));
    }
}
