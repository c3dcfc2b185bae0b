// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class AxisOutOfRangeNegative103 {
    @BatchNormalization(axis = -5) // expect: 103@32
    Layer normal;
}
