// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class InputCount203 {
    @Dense(units = 8)
    Layer left;

    @Add // expect: 203@5
    Layer sum;

    @From({"left", "sum"})
    @Flatten // expect: 203@5
    Layer flat;

    @From({})
    @Flatten // expect: 203@5
    Layer again;
}
