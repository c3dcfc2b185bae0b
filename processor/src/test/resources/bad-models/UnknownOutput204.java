// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8, outputs = {"classes", "clases", ""}) // expect: 204@49 204@59
final class UnknownOutput204 {
    @Dense(units = 2)
    Layer classes;
}
