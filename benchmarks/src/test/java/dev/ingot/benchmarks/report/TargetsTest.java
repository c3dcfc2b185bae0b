// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    @Test
    void saysWhatIsMetAndWhatIsNot() {
        Figures figures = Figures.empty();
        figures.replace("paired", 17, "here", List.of(new Figure("paired", 17, "M3 plain", "ratio", 1, 1.2, 2)));
        figures.replace("paired", 25, "here", List.of(new Figure("paired", 25, "M3 plain", "ratio", 1, 1.6, 2)));
        figures.replace("startup", 17, "here", List.of(new Figure("startup", 17, "M3", "ingot / ort", 0.1, 0.61, 1)));
        List<List<String>> rows = new Targets().rows(figures, List.of(17, 25));
        assertThat(rows)
                .contains(
                        List.of(
                                "ONNX Runtime's time over Ingot's",
                                "M3 plain",
                                "≥ 1.10",
                                "≥ 1.50",
                                "1.20, met",
                                "1.60, met, and the goal"),
                        List.of(
                                "first answer, Ingot / ONNX Runtime",
                                "M3",
                                "≤ 0.60",
                                "",
                                "0.61, **not met**",
                                "not measured"));
    }

    @Test
    void labelsWhatDoesLessWork() {
        List<List<String>> rows = new Targets().rows(Figures.empty(), List.of());
        assertThat(rows).extracting(row -> row.get(1)).contains("M1 folded (less work than ORT does) vector");
    }
}
