// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
    @Test
    void interpolatesPercentiles() {
        Figure figure = Figure.of("paired", "M1", "ratio", 4, 1, 2, 3, 5);
        assertThat(figure.low()).isEqualTo(1.4);
        assertThat(figure.median()).isEqualTo(3);
        assertThat(figure.high()).isEqualTo(4.6);
    }

    @Test
    void aLineBecomesTheFigureAgain() {
        Figure figure = Figure.of("paired", "M1 x2", "ingot % of peak", 1.5, 2.5);
        assertThat(Figure.parse(figure.line())).isEqualTo(figure);
        assertThat(Figure.printed(figure.line())).isEmpty();
    }

    @Test
    void aNewRunReplacesItsSectionOnItsJdkOnly(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("figures.csv");
        Figures figures = Figures.read(file);
        figures.replace("paired", 17, "first: run", List.of(new Figure("paired", 17, "M1", "ratio", 1, 1, 1)));
        figures.replace("paired", 25, "other", List.of(new Figure("paired", 25, "M1", "ratio", 2, 2, 2)));
        figures.write(file);
        Figures again = Figures.read(file);
        again.replace("paired", 25, "third", List.of(new Figure("paired", 25, "M2", "ratio", 3, 3, 3)));
        assertThat(again.jdks("paired")).containsExactly(17, 25);
        assertThat(again.subjects("paired")).containsExactly("M1", "M2");
        assertThat(again.find("paired", 25, "M1", "ratio")).isEmpty();
        assertThat(again.origin("paired", 17)).contains("first: run");
        assertThat(again.origin("paired", 25)).contains("third");
    }
}
