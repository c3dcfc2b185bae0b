// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Reshape;
import dev.ingot.dsl.Use;

final class BlockInItself228 {
    @Block
    static final class Loop {
        @Dense(units = 8)
        Layer dense;

        @Use(Loop.class) // expect: 228@18
        Layer again;
    }

    @Block
    static final class Left {
        @Use(Right.class) // expect: 228@19
        Layer right;
    }

    @Block
    static final class Right {
        @Use(Left.class) // expect: 228@18
        Layer left;
    }

    @NeuralNetwork(input = 8)
    static final class Network {
        @Use(Left.class)
        Layer left;

        @Reshape(3)
        Layer silent;
    }
}
