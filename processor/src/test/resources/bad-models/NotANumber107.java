// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Rescaling;

@NeuralNetwork(input = {8, 8, 3})
final class NotANumber107 {
    @LeakyReLU(negativeSlope = Double.NaN) // expect: 107
    Layer leaky;

    @ReLU(maxValue = Double.NaN) // expect: 107
    Layer ceiling;

    @Rescaling(scale = 2, offset = {0, 1, 1e300}) // expect: 107@43
    Layer scaled;

    @BatchNormalization(epsilon = Double.POSITIVE_INFINITY) // expect: 107
    Layer normal;
}
