// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Cropping1D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ZeroPadding1D;

@NeuralNetwork(input = {8, 3})
final class SidesLengthSequence124 {
    @ZeroPadding1D(padding = {1, 2, 3}) // expect: 124
    Layer padding;

    @Cropping1D(cropping = {}) // expect: 124
    Layer cropping;
}
