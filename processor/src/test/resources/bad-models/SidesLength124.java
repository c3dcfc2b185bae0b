// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Cropping2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ZeroPadding2D;

@NeuralNetwork(input = {8, 8, 3})
final class SidesLength124 {
    @ZeroPadding2D(padding = {1, 2, 3}) // expect: 124@30
    Layer padding;

    @Cropping2D(cropping = {}) // expect: 124@28
    Layer cropping;
}
