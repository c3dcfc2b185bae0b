// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 4, 3})
final class CustomException316 {
    @Custom(in = Ops.class, method = "swish") // expect: 316@38
    Layer custom;

    static final class Ops {
        static float swish(float x) throws java.io.IOException {
            return x;
        }

        private Ops() {}
    }
}
