// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Shape;
import dev.ingot.runtime.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keras bounds the norm that it divides by, not the sum of squares. */
class UnitNormalizationTest {
    @Test
    void smallVectorsGetTheNormOne() {
        assertThat(normalized(3e-9f, 4e-9f)).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }

    @Test
    void smallerOnesAreDividedByTheLeastNorm() {
        assertThat(normalized(3e-14f, 4e-14f)).containsExactly(new float[] {0.03f, 0.04f}, within(1e-7f));
        assertThat(normalized(0f, 0f)).containsExactly(0f, 0f);
    }

    private static float[] normalized(float... x) {
        Declaration declaration = Chain.network("Unit", Shape.of(x.length), Chain.layer("UnitNormalization", Map.of()));
        return Interpretation.run(
                        DeclaredModel.graph(declaration, MultiplyAdd.FUSED),
                        Map.of(),
                        Map.of("input", Tensor.of(x, 1, x.length)))
                .get(0);
    }
}
