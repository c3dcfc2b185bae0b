// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.DepthToSpace;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class BlockChannels154 {
    @DepthToSpace(blockSize = 2) // expect: 154@31
    Layer shuffle;
}
