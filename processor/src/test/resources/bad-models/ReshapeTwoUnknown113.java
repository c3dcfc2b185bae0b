// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;

@NeuralNetwork(input = {8, 8, 3})
final class ReshapeTwoUnknown113 {
    @Reshape({-1, 3, -1}) // expect: 113@22
    Layer reshape;
}
