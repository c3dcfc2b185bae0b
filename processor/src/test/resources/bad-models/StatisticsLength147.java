// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Normalization;

@NeuralNetwork(input = {8, 8, 3})
final class StatisticsLength147 {
    @Normalization(mean = {0, 1}, variance = 1) // expect: 147
    Layer norm;
}
