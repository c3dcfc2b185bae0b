// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8, outputs = {"equals", "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"}) // expect: 306@48 306@57 306@69 306@81 306@93 306@103 306@116 306@128
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
