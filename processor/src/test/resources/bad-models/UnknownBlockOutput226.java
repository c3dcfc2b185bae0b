// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

@Block(outputs = {"wide", "narrow"})
final class Fork226 {
    @Dense(units = 8)
    Layer wide;

    @Dense(units = 4)
    @From("input")
    Layer narrow;
}

@NeuralNetwork(input = 8, outputs = {"fork.narow", "dense", "second"}) // expect: 226@38
final class UnknownBlockOutput226 {
    @Use(Fork226.class)
    Layer fork;

    @Dense(units = 4)
    @From("fork.thin") // expect: 226@11
    Layer dense;

    @Dense(units = 4)
    @From("dense.output") // expect: 226@11
    Layer second;
}
