// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class UnknownSource201 {
    @Dense(units = 8)
    Layer dense;

    @From({"input", "dens"}) // expect: 201@21
    @Add
    Layer sum;

    @From("encoder") // expect: 201@11
    @Dense(units = 2)
    Layer classes;

    @From({"", ".", "sum.", ".sum", "dense/kernel"}) // expect: 201@12 201@16 201@21 201@29 201@37
    @Concatenate
    Layer joined;
}
