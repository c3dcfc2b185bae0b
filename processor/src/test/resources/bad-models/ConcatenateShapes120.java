// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Concatenate;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.UpSampling2D;

@NeuralNetwork(input = {8, 8, 3})
final class ConcatenateShapes120 {
    @UpSampling2D
    Layer large;

    @From({"input", "large"})
    @Concatenate // expect: 120@5
    Layer joined;
}
