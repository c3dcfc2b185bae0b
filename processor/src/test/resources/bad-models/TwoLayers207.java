// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class TwoLayers207 {
    @Input({28, 28, 1})
    Layer image;

    @Flatten
    @Dense(units = 2) // expect: 207@5
    Layer classes;

    @Dense(units = 2)
    @Input(3) // expect: 207@5
    Layer dense;
}
