// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Activation;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.From;
import dev.ingot.dsl.GLU;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(
        input = {4, 5},
        outputs = {"layer", "function"})
final class OddAxis144 {
    @GLU // expect: 144@5
    Layer layer;

    @From("input")
    @Activation(Activations.GLU) // expect: 144@5
    Layer function;
}
