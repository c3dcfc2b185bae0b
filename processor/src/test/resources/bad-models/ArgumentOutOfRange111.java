// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dropout;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class ArgumentOutOfRange111 {
    @Dropout(1.5) // expect: 111@14
    Layer dropped;
}
