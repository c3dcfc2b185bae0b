// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class BadName218 {
    @Named("") // expect: 218@12
    @Flatten
    Layer empty;

    @Named(" name") // expect: 218@12
    @Flatten
    Layer space;

    @Named("a\nb") // expect: 218@12
    @Flatten
    Layer control;

    @Named("a\"b") // expect: 218@12
    @Flatten
    Layer quotation;

    @Named("block//name") // expect: 218@12
    @Flatten
    Layer part;

    @Named("block/../name") // expect: 218@12
    @Flatten
    Layer upwards;
}
