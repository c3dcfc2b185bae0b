// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

@Block(outputs = {"wide", "narrow"})
final class Fork238 {
    @Dense(units = 8)
    Layer wide;

    @Dense(units = 4)
    @From("input")
    Layer narrow;
}

@NeuralNetwork(input = 8)
final class UnusedInBlock238 {
    @Use(Fork238.class) // expect: 238@5
    Layer fork;

    @Dense(units = 4)
    Layer dense;
}
