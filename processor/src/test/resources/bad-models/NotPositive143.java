// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.CELU;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {8, 8, 3})
final class NotPositive143 {
    @CELU(alpha = 0) // expect: 143@19
    Layer zero;

    @CELU(alpha = -1.5) // expect: 143@19
    Layer negative;

    @CELU(alpha = 1e-60) // expect: 143@19
    Layer vanishing;
}
