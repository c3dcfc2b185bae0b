// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

class Encoder {
    @Dense(units = 8) // expect: 220@5
    Layer dense;
}

class Middle extends Encoder {}

@NeuralNetwork(input = 8)
final class InheritedLayers304 extends Middle { // expect: 304@7
    @Dense(units = 2)
    Layer classes;
}
