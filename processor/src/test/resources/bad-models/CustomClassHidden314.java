// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomClassHidden314 {
    @Custom(in = Ops.class, method = "swish") // expect: 314@21
    Layer custom;

    private static final class Ops {
        static float swish(float x) {
            return x;
        }

        private Ops() {}
    }
}
