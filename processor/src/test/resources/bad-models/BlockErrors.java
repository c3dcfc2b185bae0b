// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.Use;

/** What is wrong in a block by itself is said once there, however often it is used; the rest where it is used. */
final class BlockErrors {
    @Block
    static final class Wrong {
        @Dense(units = 0) // expect: 101@24
        Layer dense;

        @Add // expect: 203@9
        Layer sum;

        @Dense(units = 8)
        @From("sun") // expect: 201@15
        Layer last;
    }

    @NeuralNetwork(input = 8)
    static final class First {
        @Use(value = Wrong.class, times = 3)
        Layer wrong;

        @Reshape(3)
        Layer silent;
    }

    @NeuralNetwork(input = 8)
    static final class Second {
        @Use(Wrong.class)
        Layer wrong;
    }

    @Block
    static final class Halving {
        @Conv2D(filters = 4, kernelSize = 3, strides = 2) // expect: 118@43
        Layer conv;
    }

    @NeuralNetwork(input = {16, 16, 3})
    static final class TooOften {
        @Use(value = Halving.class, times = 5)
        Layer body;
    }

    @NeuralNetwork(input = {16, 16, 3})
    static final class TooLarge {
        @Use(value = Halving.class, set = "conv.kernelSize = 17") // expect: 118@43
        Layer body;
    }
}
