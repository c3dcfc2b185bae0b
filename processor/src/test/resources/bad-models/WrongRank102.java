// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 100)
final class WrongRank102 {
    @Dense(units = 3200)
    Layer dense;

    @Conv2D(filters = 1, kernelSize = 3) // expect: 102@5
    Layer image;
}
