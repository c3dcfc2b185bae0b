// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import dev.ingot.benchmarks.measure.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the page about the sweep: a chart per layer, and the shapes that fall out of line. */
final class SweepReport {
    /** A shape under this share of its neighbours' rate is listed. */
    private static final double OUT_OF_LINE = 0.5;

    private static final double LEFT = 60;
    private static final double TOP = 34;
    private static final double WIDTH = 460;
    private static final double HEIGHT = 220;

    private final Figures figures;
    private final Path charts;

    SweepReport(Figures figures, Path charts) {
        this.figures = figures;
        this.charts = charts;
    }

    void append(StringBuilder text) throws IOException {
        List<Integer> jdks = figures.jdks(Sweep.SECTION);
        if (jdks.isEmpty()) {
            return;
        }
        text.append(
                        "## Cost against work\n\nEach layer on its own, as many filters as channels, compiled for its shape and")
                .append(
                        " measured on one thread: multiply-adds as declared, by time. Shapes with more work than the run")
                .append(" allowed, or that it had no time for, are missing.\n\n");
        for (int jdk : jdks) {
            figures.origin(Sweep.SECTION, jdk)
                    .ifPresent(origin -> text.append("- ").append(origin).append('\n'));
        }
        text.append('\n');
        for (int jdk : jdks) {
            for (Sweep.Kind kind : Sweep.Kind.values()) {
                String name = String.format(
                        Locale.ROOT, "sweep-%s-%d.svg", kind.name().toLowerCase(Locale.ROOT), jdk);
                Files.writeString(charts.resolve(name), chart(kind, jdk));
                text.append(String.format("![%s on JDK %d](%s/%s)%n%n", kind.title(), jdk, charts.getFileName(), name));
            }
            appendOutOfLine(text, jdk);
        }
    }

    private String chart(Sweep.Kind kind, int jdk) {
        double most = 0;
        for (int size : Sweep.sizes()) {
            for (int channels : Sweep.channels()) {
                most = Math.max(
                        most,
                        find(kind, jdk, channels, size).map(Figure::median).orElse(0.0));
            }
        }
        Svg svg = new Svg(LEFT + WIDTH + 90, TOP + HEIGHT + 40);
        svg.text(LEFT, 14, "start", kind.title() + ", JDK " + jdk + ": multiply-adds per nanosecond by channels");
        svg.line(LEFT, TOP, LEFT, TOP + HEIGHT, Svg.INK);
        svg.line(LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT, Svg.INK);
        svg.text(LEFT - 6, TOP + 4, "end", Page.number(most));
        svg.text(LEFT - 6, TOP + HEIGHT + 4, "end", "0");
        List<Integer> allChannels = Sweep.channels();
        for (int i = 0; i < allChannels.size(); i++) {
            svg.text(x(i), TOP + HEIGHT + 16, "middle", String.valueOf(allChannels.get(i)));
        }
        for (int s = 0; s < Sweep.sizes().size(); s++) {
            int size = Sweep.sizes().get(s);
            String color = Svg.COLORS[s];
            svg.dot(LEFT + WIDTH + 24, TOP + 18 * s, color);
            svg.text(LEFT + WIDTH + 32, TOP + 18 * s + 4, "start", size + "x" + size);
            double lastX = Double.NaN;
            double lastY = Double.NaN;
            for (int i = 0; i < allChannels.size(); i++) {
                Optional<Figure> figure = find(kind, jdk, allChannels.get(i), size);
                if (figure.isPresent()) {
                    double y = TOP + HEIGHT * (1 - figure.get().median() / most);
                    svg.dot(x(i), y, color);
                    if (!Double.isNaN(lastX)) {
                        svg.line(lastX, lastY, x(i), y, color);
                    }
                    lastX = x(i);
                    lastY = y;
                }
            }
        }
        return svg.toString();
    }

    private static double x(int channelIndex) {
        return LEFT + 20 + (WIDTH - 40) * channelIndex / (Sweep.channels().size() - 1);
    }

    private void appendOutOfLine(StringBuilder text, int jdk) {
        List<String> rows = new ArrayList<>();
        int measured = 0;
        for (Sweep.Kind kind : Sweep.Kind.values()) {
            for (int size : Sweep.sizes()) {
                for (int channels : Sweep.channels()) {
                    Optional<Figure> figure = find(kind, jdk, channels, size);
                    double around = neighbours(kind, jdk, channels, size);
                    measured += figure.isPresent() ? 1 : 0;
                    if (figure.isPresent() && figure.get().median() < OUT_OF_LINE * around) {
                        rows.add(String.format(
                                Locale.ROOT,
                                "| %s | %d | %d | %s | %s |",
                                kind.title(),
                                channels,
                                size,
                                Page.number(figure.get().median()),
                                Page.number(around)));
                    }
                }
            }
        }
        text.append(String.format(
                Locale.ROOT,
                "JDK %d: %d of %d shapes run at under half of their neighbours' rate (geometric mean of the next channel"
                        + " counts and sizes; multiply-adds per nanosecond).%n%n",
                jdk,
                rows.size(),
                measured));
        if (!rows.isEmpty()) {
            text.append("| layer | channels | size | rate | neighbours |\n|---|---:|---:|---:|---:|\n");
            text.append(String.join("\n", rows)).append("\n\n");
        }
    }

    /** The geometric mean of the rates of the up to four neighbours; 0 if none was measured. */
    private double neighbours(Sweep.Kind kind, int jdk, int channels, int size) {
        int c = Sweep.channels().indexOf(channels);
        int s = Sweep.sizes().indexOf(size);
        int[][] places = {{c - 1, s}, {c + 1, s}, {c, s - 1}, {c, s + 1}};
        double logarithms = 0;
        int found = 0;
        for (int[] place : places) {
            if (place[0] >= 0
                    && place[0] < Sweep.channels().size()
                    && place[1] >= 0
                    && place[1] < Sweep.sizes().size()) {
                Optional<Figure> figure = find(
                        kind, jdk, Sweep.channels().get(place[0]), Sweep.sizes().get(place[1]));
                logarithms += figure.map(rate -> Math.log(rate.median())).orElse(0.0);
                found += figure.isPresent() ? 1 : 0;
            }
        }
        return found == 0 ? 0 : Math.exp(logarithms / found);
    }

    private Optional<Figure> find(Sweep.Kind kind, int jdk, int channels, int size) {
        return figures.find(Sweep.SECTION, jdk, Sweep.subject(channels, size), kind.title());
    }
}
