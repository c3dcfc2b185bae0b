// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Normalization;

@NeuralNetwork(input = {8, 8, 3})
final class StatisticsTogether148 {
    @Normalization(mean = 2) // expect: 148@27
    Layer mean;

    @Normalization(variance = 2) // expect: 148@31
    Layer variance;

    @Normalization(mean = 2, variance = -1) // expect: 101@41
    Layer negative;
}
