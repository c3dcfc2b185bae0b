// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class ConcatenateRanks120 {
    @Flatten
    Layer flat;

    @From({"input", "flat"})
    @Concatenate // expect: 120@5
    Layer joined;
}
