// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ZeroPadding3D;

@NeuralNetwork(input = {8, 8, 8, 3})
final class SidesLengthVolume124 {
    @ZeroPadding3D(padding = {1, 2, 3, 4}) // expect: 124
    Layer volume;
}
