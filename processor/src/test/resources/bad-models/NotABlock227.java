// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

final class NotABlock227 {
    static final class Plain {}

    @NeuralNetwork(input = 8)
    static final class Network {
        @Use(Plain.class) // expect: 227@19
        Layer plain;

        @Use(value = int.class, times = 2) // expect: 227@25
        Layer number;

        @Use(Network.class) // expect: 227@21
        Layer network;
    }
}
