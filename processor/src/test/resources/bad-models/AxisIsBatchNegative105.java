// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class AxisIsBatchNegative105 {
    @Dense(units = 3)
    Layer dense;

    @From({"input", "dense"})
    @Concatenate(axis = -4) // expect: 105@25
    Layer joined;
}
