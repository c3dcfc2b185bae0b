// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(
        input = 8,
        outputs = {"input", "classes"}) // expect: 219@20
final class OutputIsInput219 {
    @Dense(units = 2)
    Layer classes;
}
