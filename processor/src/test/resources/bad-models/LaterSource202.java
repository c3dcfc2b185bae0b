// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class LaterSource202 {
    @From("classes") // expect: 202@11
    @Dense(units = 8)
    Layer dense;

    @From({"classes"}) // expect: 240@12
    @Dense(units = 2)
    Layer classes;
}
