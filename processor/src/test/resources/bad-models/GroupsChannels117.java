// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class GroupsChannels117 {
    @Conv2D(filters = 8, kernelSize = 3, groups = 2) // expect: 117@51
    Layer image;
}
