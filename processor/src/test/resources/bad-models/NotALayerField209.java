// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class NotALayerField209 {
    @Dense(units = 8) // expect: 209@5
    Object dense;

    @Dense(units = 8) // expect: 209@5
    Layer[] layers;

    @From("input") // expect: 209@5
    int from;

    @Named("named") // expect: 209@5
    String named;

    @Dense(units = 2)
    Layer classes;
}
