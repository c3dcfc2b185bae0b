// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Rescaling;

@NeuralNetwork(input = {8, 8, 3})
final class RescalingLength122 {
    @Rescaling(scale = {1, 2}) // expect: 122@24
    Layer scaled;
}
