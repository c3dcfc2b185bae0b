// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class InputFieldSize212 {
    @Input(0) // expect: 212@12
    Layer image;

    @Flatten
    Layer flat;
}
