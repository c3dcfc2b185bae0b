// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class NotForInput216 {
    @Input(8)
    @Named("file/vector") // expect: 216@5
    @From("classes") // expect: 216@5
    Layer vector;

    @Dense(units = 2)
    Layer classes;
}
