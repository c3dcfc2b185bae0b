// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

final class BadResource310 {
    @NeuralNetwork(input = 8, weights = "/weights.npz") // expect: 310@41
    static final class Absolute {
        @Dense(units = 2)
        Layer classes;
    }

    @NeuralNetwork(input = 8, weights = "a/../../weights.npz") // expect: 310@41
    static final class Upwards {
        @Dense(units = 2)
        Layer classes;
    }

    @NeuralNetwork(input = 8, weights = "C:\\weights.npz") // expect: 310@41
    static final class Drive {
        @Dense(units = 2)
        Layer classes;
    }
}
