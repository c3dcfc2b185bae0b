// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;

/** The smallest transposed convolution: a kernel of one weight, set to 1, spreads the pixels and fills up with zeros. */
@NeuralNetwork(input = {2, 2, 1})
final class SparseTranspose {
    @Conv2DTranspose(filters = 1, kernelSize = 1, strides = 2)
    @SuppressWarnings("ingot:checkerboard")
    Layer transpose;

    public static void main(String[] arguments) {
        SparseTransposeNetwork network =
                SparseTransposeNetwork.load(Weights.inOrder(Tensor.of(new float[][][][] {{{{1}}}}), Tensor.zeros(1)));
        Tensor input = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        Tensor output = network.predict(input.reshape(1, 2, 2, 1));
        Transcript.print("SparseTranspose", input, network, output.reshape(4, 4));
    }
}
