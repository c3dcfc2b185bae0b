// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

final class BadClassName307 {
    @NeuralNetwork(input = 8, className = "com.example.Digits") // expect: 307@43
    static final class Qualified {
        @Dense(units = 2)
        Layer classes;
    }

    @NeuralNetwork(input = 8, className = "class") // expect: 307@43
    static final class Keyword {
        @Dense(units = 2)
        Layer classes;
    }

    @NeuralNetwork(input = 8, className = "record") // expect: 307@43
    static final class Restricted {
        @Dense(units = 2)
        Layer classes;
    }
}
