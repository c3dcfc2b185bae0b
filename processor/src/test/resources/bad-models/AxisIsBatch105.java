// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.BatchNormalization;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class AxisIsBatch105 {
    @BatchNormalization(axis = 0) // expect: 105@32
    Layer normal;
}
