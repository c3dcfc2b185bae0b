// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

@Block
final class Join231 {
    @Input
    Layer left;

    @Input
    Layer right;

    @Add
    @From({"left", "right"})
    Layer sum;
}

@Block
final class Nest231 {
    @Use(value = Join231.class)
    @From({"input", "input"})
    Layer join;
}

@NeuralNetwork(input = 8)
final class RepeatedBlock231 {
    @Use(value = Join231.class, times = 3) // expect: 231@41
    @From({"input", "input"})
    Layer join;

    @Use(value = Nest231.class, set = "join.times = 2") // expect: 231@39
    @From("input")
    Layer nest;

    @Use(value = Nest231.class, times = 0) // expect: 101@41
    @From("input")
    Layer none;

    @Use(Join231.class) // expect: 203@5
    @From("input")
    Layer half;

    @Add
    @From({"join", "nest", "none", "half"})
    Layer sum;
}
