// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

final class Cycle240 {
    @NeuralNetwork(input = 8)
    static final class Network {
        @Add
        @From({"input", "second"}) // expect: 240@25
        Layer sum;

        @Dense(units = 8)
        Layer first;

        @Dense(units = 8)
        Layer second;

        @Dense(units = 8)
        @From("itself") // expect: 240@15
        Layer itself;
    }

    @Block
    static final class Ring {
        @Use(Other.class)
        @From("dense") // expect: 240@15
        Layer other;

        @Dense(units = 8)
        Layer dense;
    }

    @Block
    static final class Other {
        @Dense(units = 8)
        Layer dense;
    }
}
