// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class GroupsFilters116 {
    @Conv2D(filters = 8, kernelSize = 3, groups = 3) // expect: 116@51
    Layer image;
}
