// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class Unused213 {
    @Input(8)
    Layer vector;

    @Input(4) // expect: 213@12
    Layer label;

    @From("vector")
    @Dense(units = 8) // expect: 213@5
    Layer deadEnd;

    @Dense(units = 8) // expect: 213@5
    Layer deadEndToo;

    @Dense(units = 8) // expect: 213@5
    Layer deadEndStill;

    @From("vector")
    @Dense(units = 2)
    Layer classes;
}
