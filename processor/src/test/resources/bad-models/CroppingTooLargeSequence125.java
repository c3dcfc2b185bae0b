// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Cropping1D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 3})
final class CroppingTooLargeSequence125 {
    @Cropping1D(cropping = {3, 5}) // expect: 125@32
    Layer sequence;
}
