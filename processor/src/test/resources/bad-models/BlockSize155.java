// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SpaceToDepth;

@NeuralNetwork(input = {8, 9, 3})
final class BlockSize155 {
    @SpaceToDepth(blockSize = 4) // expect: 155@31
    Layer blocks;
}
