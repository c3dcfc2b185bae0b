// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomSignature312 {
    @Custom(in = Ops.class, method = "swish") // expect: 312@38
    Layer custom;

    static final class Ops {
        static double swish(double x) {
            return x;
        }

        float swish(float x) {
            return x;
        }

        private Ops() {}
    }
}
