// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Resizing;

@NeuralNetwork(input = {8, 6, 3})
final class FillValue137 {
    @Resizing(height = 4, width = 4, padToAspectRatio = true, fillValue = 1) // expect: 137@75
    Layer image;
}
