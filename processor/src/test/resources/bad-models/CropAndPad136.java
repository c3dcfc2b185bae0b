// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Resizing;

@NeuralNetwork(input = {8, 6, 3})
final class CropAndPad136 {
    @Resizing(height = 4, width = 4, cropToAspectRatio = true, padToAspectRatio = true) // expect: 136@83
    Layer image;
}
