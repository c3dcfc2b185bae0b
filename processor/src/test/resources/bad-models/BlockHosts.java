// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

/** What holds for the class of a network holds for that of a block. */
final class BlockHosts {
    @Block
    interface AnInterface {} // expect: 301@5

    @Block
    enum AnEnum {} // expect: 301@5

    @Block
    record ARecord(@Dense(units = 2) Layer dense) {} // expect: 301@5

    @Block
    static final class Generic<T> { // expect: 302@18
        @Dense(units = 2)
        Layer dense;
    }

    static class Base {
        @Dense(units = 2) // expect: 220@9
        Layer dense;
    }

    @Block
    static final class Inheriting extends Base { // expect: 304@18
        @Dense(units = 2)
        Layer more;
    }

    @Block
    static final class OneLine {
        @Dense(units = 2)
        Layer left, right; // expect: 305@21
    }

    @Block // expect: 206@5
    static final class Empty {}

    @Block(outputs = {"dense", "danse"}) // expect: 204@32
    static final class UnknownOutput {
        @Dense(units = 2)
        Layer dense;

        @Named("dense") // expect: 217@16
        @Dense(units = 2)
        @From("input")
        Layer other;
    }

    @NeuralNetwork(input = 8)
    static final class Network {
        @Use(AnInterface.class)
        Layer anInterface;

        @Use(Generic.class)
        Layer generic;
    }
}
