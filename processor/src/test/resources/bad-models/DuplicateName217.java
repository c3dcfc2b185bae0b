// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 8)
final class DuplicateName217 {
    @Named("second")
    @Dense(units = 8)
    Layer first;

    @Dense(units = 8) // expect: 217@5
    Layer second;

    @Named("second") // expect: 217@12
    @Dense(units = 2)
    Layer classes;
}
