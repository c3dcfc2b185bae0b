// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.benchmarks.model.Workload;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestTest {
    @ParameterizedTest
    @EnumSource
    void theEnginesAgreeOnAnOutputThatIsNotConstant(Workload workload) throws Exception {
        try (Contest contest = new Contest(workload, 1)) {
            assertThat(contest.difference()).isLessThanOrEqualTo(Contest.TOLERANCE);
            float[] output = contest.onnx().output();
            float[] constant = new float[output.length];
            Arrays.fill(constant, output[0]);
            assertThat(Contest.difference(output, constant)).isGreaterThan(100 * Contest.TOLERANCE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"M1", "M2"})
    void unfoldedNetworksAgreeToo(Workload workload) throws Exception {
        Path source = Path.of("src/main/java/dev/ingot/benchmarks/model", workload + ".java");
        try (Contest contest = Contest.unfolded(workload, source)) {
            assertThat(contest.difference()).isLessThanOrEqualTo(Contest.TOLERANCE);
            long folded = Contest.network(workload).signature().multiplyAdds();
            assertThat(contest.ingot().network().signature().multiplyAdds()).isGreaterThan(2 * folded);
        }
    }

    @Test
    void differencesAreRelativeToLargeValuesOnly() {
        assertThat(Contest.difference(new float[] {0.5f, 100}, new float[] {0.25f, 101}))
                .isEqualTo(0.25);
        assertThat(Contest.difference(new float[] {100}, new float[] {200})).isEqualTo(0.5);
    }

    @Test
    void outputsThatDifferAreNotCompared() {
        double nan = Contest.difference(new float[] {Float.NaN}, new float[] {1});
        assertThat(nan).isNaN();
        assertThatThrownBy(() -> Contest.requireEqual(Workload.M3, nan)).hasMessageContaining("M3");
        assertThatThrownBy(() -> Contest.requireEqual(Workload.M3, 2e-4)).hasMessageContaining("differ by");
        assertThat(Contest.difference(new float[1], new float[2])).isNaN();
    }
}
