// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;

@NeuralNetwork(input = {30_000, 50_000})
final class TooMuchWork392 {
    @ReLU // expect: 392@5
    Layer rectified;
}
