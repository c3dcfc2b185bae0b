// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.benchmarks.measure.Sweep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateGridTest {
    private static final Sweep.Kind KIND = Sweep.Kind.CONV;

    @Test
    void findsShapesThatAreSlowAmongTheirNeighboursInChannelsOrInSizes() {
        List<Figure> measured = new ArrayList<>();
        add(measured, 32, 16, 4);
        add(measured, 33, 16, 1.9);
        add(measured, 64, 16, 4);
        add(measured, 64, 8, 4);
        add(measured, 64, 32, 1.9);
        RateGrid grid = grid(measured);
        assertThat(grid.measured()).isEqualTo(5);
        assertThat(grid.greatest()).isEqualTo(4);
        assertThat(grid.outOfLine())
                .containsExactly(
                        new RateGrid.Shape(33, 16, 1.9, 4, Double.NaN), new RateGrid.Shape(64, 32, 1.9, Double.NaN, 4));
    }

    @Test
    void halfOfTheRateIsInLine() {
        List<Figure> measured = new ArrayList<>();
        add(measured, 8, 16, 8);
        add(measured, 16, 16, 2);
        add(measured, 17, 16, 2);
        assertThat(grid(measured).outOfLine()).isEmpty();
    }

    private static void add(List<Figure> figures, int channels, int size, double rate) {
        String subject = Sweep.subject(channels, size, "plain");
        figures.add(new Figure(Sweep.SECTION, 17, subject, KIND.title(), rate, rate, rate));
    }

    private static RateGrid grid(List<Figure> measured) {
        Figures figures = Figures.empty();
        figures.replace(Sweep.SECTION, 17, "here", measured);
        return new RateGrid(figures, KIND, 17, "plain");
    }
}
