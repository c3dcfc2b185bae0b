// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

final class NotAClass301 {
    @NeuralNetwork(input = 8)
    record Components(@Dense(units = 2) Layer classes) {} // expect: 301@5

    @NeuralNetwork(input = 8)
    enum Constants { // expect: 301@5
        ONE;

        @Dense(units = 2)
        Layer classes;
    }

    @NeuralNetwork(input = 8)
    interface Members { // expect: 301@5
        @Dense(units = 2)
        Layer classes = null;
    }

    @NeuralNetwork(input = 8)
    @interface Annotation { // expect: 301@6
        @Dense(units = 2)
        Layer classes = null;
    }
}
