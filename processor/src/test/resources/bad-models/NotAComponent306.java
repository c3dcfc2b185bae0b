// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(
        input = 8,
        outputs = {
            "clone", // expect: 306@13
            "finalize", // expect: 306@13
            "getClass", // expect: 306@13
            "hashCode", // expect: 306@13
            "notify", // expect: 306@13
            "notifyAll", // expect: 306@13
            "toString", // expect: 306@13
            "wait", // expect: 306@13
            "equals"
        })
final class NotAComponent306 {
    @Dense(units = 2)
    Layer clone;

    @Dense(units = 2)
    Layer finalize;

    @Dense(units = 2)
    Layer getClass;

    @Dense(units = 2)
    Layer hashCode;

    @Dense(units = 2)
    Layer notify;

    @Dense(units = 2)
    Layer notifyAll;

    @Dense(units = 2)
    Layer toString;

    @Dense(units = 2)
    Layer wait;

    @Dense(units = 2)
    Layer equals;
}
