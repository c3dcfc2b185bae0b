// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(
        input = 8,
        outputs = {"classes", "classes"}) // expect: 205@31
final class DuplicateOutput205 {
    @Dense(units = 2)
    Layer classes;
}
