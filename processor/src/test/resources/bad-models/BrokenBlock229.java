// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

@NeuralNetwork(input = 4)
final class BrokenBlock229 {
    @Use(Broken.class) // expect: 229@5 (Eclipse: 241)
    Layer broken;
}
