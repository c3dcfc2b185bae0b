// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.UpSampling2D;

@NeuralNetwork(input = {28, 28})
final class WrongRankUpSampling102 {
    @UpSampling2D // expect: 102@5
    Layer large;
}
