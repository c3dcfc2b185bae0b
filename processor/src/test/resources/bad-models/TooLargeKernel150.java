// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 100)
final class TooLargeKernel150 {
    @Dense(units = 1000000000) // expect: 150@5
    Layer dense;
}
