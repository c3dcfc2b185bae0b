// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The networks against values that NumPy computed in float64 from the same weights, for 16 samples each. */
class GoldenTest {

    private static final int SAMPLES = 16;
    private static final float TOLERANCE = 1e-5f;

    @Test
    void generator28() {
        check("generator28", Generator28Network.load());
    }

    @Test
    void classifier28() {
        check("classifier28", Classifier28Network.load());
    }

    @Test
    void transpose10() {
        check("transpose10", Transpose10Network.load());
    }

    @Test
    void upsampling10() {
        check("upsampling10", UpSampling10Network.load());
    }

    private static void check(String name, Network network) {
        Weights golden = Weights.resource(GoldenTest.class, name + ".golden.safetensors");
        Tensor input =
                tensor(golden, "input", network.signature().inputs().get(0).shape());
        Tensor expected =
                tensor(golden, "expected", network.signature().outputs().get(0).shape());

        Tensor output = network.run(Map.of("input", input)).values().iterator().next();

        assertThat(output.shape()).isEqualTo(expected.shape());
        assertThat(output.toArray()).containsExactly(expected.toArray(), within(TOLERANCE));
    }

    private static Tensor tensor(Weights file, String name, Shape sample) {
        Shape shape = sample.withBatch(SAMPLES);
        return file.tensor(new WeightSpec("golden", name, shape, Role.KERNEL, 0, 0, null));
    }
}
