// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {1_000_000, 1_000_000, 1_000_000, 1_000_000}) // expect: 391@24
final class InputTooLarge391 {
    @Flatten
    Layer flat;
}
