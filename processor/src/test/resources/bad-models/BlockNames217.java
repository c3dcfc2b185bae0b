// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

@Block
final class Inner217 {
    @Dense(units = 8)
    Layer dense;
}

@NeuralNetwork(input = 8)
final class BlockNames217 {
    @Use(Inner217.class)
    Layer body;

    @Dense(units = 8)
    @Named("body/dense") // expect: 217@12
    Layer last;
}

@NeuralNetwork(input = 8)
final class BlockNamesAgain217 {
    @Use(Inner217.class)
    Layer body;

    @Use(Inner217.class)
    @Named("body") // expect: 217@12
    Layer again;
}

@NeuralNetwork(input = 8)
final class BlockNamesSecond217 {
    @Dense(units = 8)
    @Named("body/dense")
    Layer first;

    @Use(Inner217.class) // expect: 217@5
    Layer body;
}
