// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.MaxPooling2D;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class PoolTooLarge135 {
    @MaxPooling2D(poolSize = {3, 9}) // expect: 135@34
    Layer image;
}
