// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class MergeShapes121 {
    @Dense(units = 2)
    Layer dense;

    @From({"input", "dense"})
    @Add // expect: 121@5
    Layer sum;
}
