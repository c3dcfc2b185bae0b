// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomSize318 {
    @Custom(in = Ops.class, method = "swish", outputShape = {4, 0}) // expect: 318@65
    Layer custom;

    static final class Ops {
        static void swish(float[] in, float[] out) {
            System.arraycopy(in, 0, out, 0, out.length);
        }

        private Ops() {}
    }
}
