// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class GluActivation145 {
    @Conv2D(filters = 4, kernelSize = 3, activation = Activations.GLU) // expect: 145
    Layer convolution;

    @Dense(units = 4, activation = Activations.GLU) // expect: 145
    Layer dense;
}
