// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Cropping2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class CroppingTooLarge125 {
    @Cropping2D(cropping = {3, 5, 0, 0}) // expect: 125@32
    Layer image;
}
