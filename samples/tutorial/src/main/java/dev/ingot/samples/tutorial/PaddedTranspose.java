// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Padding;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.util.Map;

/** A transposed convolution of nine weights, all 1: where the kernel's copies overlap, they add up. */
@NeuralNetwork(input = {2, 2, 1})
final class PaddedTranspose {
    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
    @SuppressWarnings("ingot:checkerboard")
    Layer transpose;

    public static void main(String[] arguments) {
        Tensor kernel = Tensor.of(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3, 1, 1);
        Weights weights = Weights.of(Map.of("transpose/kernel", kernel, "transpose/bias", Tensor.zeros(1)));
        PaddedTransposeNetwork network = PaddedTransposeNetwork.load(weights);
        Tensor input = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        Tensor output = network.predict(input.reshape(1, 2, 2, 1));
        Transcript.print("PaddedTranspose", input, network, output.reshape(4, 4));
    }
}
