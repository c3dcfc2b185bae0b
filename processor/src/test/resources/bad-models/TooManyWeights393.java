// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 40_000) // expect: 393@1
final class TooManyWeights393 {
    @Dense(units = 30_000)
    Layer first;

    @Dense(units = 40_000)
    Layer second;
}
