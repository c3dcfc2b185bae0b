// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomUnknown311 {
    @Custom(in = Ops.class, method = "swich") // expect: 311@38
    Layer custom;

    static final class Ops {
        static float swish(float x) {
            return x / (1 + Math.abs(x));
        }

        private Ops() {}
    }
}
