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

/** The fork in it is wrong wherever it is used. */
@Block
final class Around238 {
    @Use(Fork238.class) // expect: 238@5
    Layer inner;

    @Dense(units = 2)
    @From("inner.wide")
    Layer dense;
}

@NeuralNetwork(input = 8)
final class UnusedInBlock238 {
    @Use(Fork238.class) // expect: 238@5
    Layer fork;

    @Use(Fork238.class) // expect: 238@5
    Layer other;

    @Dense(units = 4)
    @From("other.narrow")
    Layer dense;
}
