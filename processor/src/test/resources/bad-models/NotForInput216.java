// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SpectralNormalization;

@NeuralNetwork
final class NotForInput216 {
    @Input(8)
    @Named("file/vector") // expect: 216@5
    @From("classes") // expect: 216@5
    Layer vector;

    @Input(8)
    @SpectralNormalization // expect: 216@5
    Layer other;

    @Add
    @From({"vector", "other"})
    Layer sum;

    @Dense(units = 2)
    Layer classes;
}
