// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@Block // expect: 239@1
@NeuralNetwork(input = 8)
final class NetworkAndBlock239 {
    @Dense(units = 8)
    Layer dense;
}
