// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.CELU;
import dev.ingot.dsl.ELU;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.LeakyReLU;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Rescaling;
import dev.ingot.dsl.Threshold;

@NeuralNetwork(input = {8, 8, 3})
final class NotANumber107 {
    @LeakyReLU(negativeSlope = Double.NaN) // expect: 107
    Layer leaky;

    @ReLU(maxValue = Double.NaN) // expect: 107
    Layer ceiling;

    @Rescaling(scale = 2, offset = {0, 1, 1e300}) // expect: 107@43
    Layer scaled;

    @ELU(alpha = Double.NaN) // expect: 107
    Layer elu;

    @CELU(alpha = 1e39) // expect: 107@19
    Layer celu;

    @Threshold(threshold = Double.NEGATIVE_INFINITY, defaultValue = 0) // expect: 107
    Layer cut;

    @Threshold(threshold = 0, defaultValue = Double.NaN) // expect: 107@52
    Layer otherwise;

    @BatchNormalization(epsilon = Double.POSITIVE_INFINITY) // expect: 107
    Layer normal;
}
