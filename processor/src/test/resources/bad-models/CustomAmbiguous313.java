// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomAmbiguous313 {
    @Custom(in = Ops.class, method = "swish") // expect: 313@38
    Layer custom;

    static final class Ops {
        static float swish(float x) {
            return x;
        }

        static void swish(float[] in, float... out) {
            System.arraycopy(in, 0, out, 0, in.length);
        }

        private Ops() {}
    }
}
