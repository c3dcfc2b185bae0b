// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.PReLU;

@NeuralNetwork(input = {8, 8, 3})
final class SharedAxisOutOfRange146 {
    @PReLU(sharedAxes = {1, 4}) // expect: 146@29
    Layer tooLarge;

    @PReLU(sharedAxes = {1, 0}) // expect: 101@29
    Layer tooSmall;

    @PReLU(sharedAxes = {1, 2, 1}) // expect: 123@32
    Layer twice;
}
