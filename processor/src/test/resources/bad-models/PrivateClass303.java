// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

final class PrivateClass303 {
    @NeuralNetwork(input = 8)
    private static final class Hidden { // expect: 303@26
        @Dense(units = 2)
        Layer classes;
    }

    private static final class Outer {
        @NeuralNetwork(input = 8)
        static final class Inner { // expect: 303@22
            @Dense(units = 2)
            Layer classes;
        }
    }
}
