// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import dev.ingot.benchmarks.measure.KernelSet;
import dev.ingot.benchmarks.measure.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The part of the page about the sweep: charts of each layer, and the shapes that fall out of line. */
final class SweepReport {
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
        text.append("## Cost against work\n\n")
                .append(
                        "Each layer on its own, as many filters as channels, compiled for its shape and measured on one thread:")
                .append(
                        " multiply-adds as declared, by time. Vector kernels are used wherever there are any, faster or not.")
                .append(" Shapes with more work than the run allowed, or that it had no time for, are missing.\n\n");
        for (int jdk : jdks) {
            figures.origin(Sweep.SECTION, jdk)
                    .ifPresent(origin -> text.append("- ").append(origin).append('\n'));
        }
        text.append('\n');
        for (int jdk : jdks) {
            for (String kernels : KernelSet.labels()) {
                append(text, jdk, kernels);
            }
        }
    }

    private void append(StringBuilder text, int jdk, String kernels) throws IOException {
        List<String> rows = new ArrayList<>();
        int measured = 0;
        for (Sweep.Kind kind : Sweep.Kind.values()) {
            RateGrid grid = new RateGrid(figures, kind, jdk, kernels);
            String name = String.format(
                    Locale.ROOT, "sweep-%s-%s-%d.svg", kind.name().toLowerCase(Locale.ROOT), kernels, jdk);
            String title = kind.title() + ", " + kernels + " kernels, JDK " + jdk;
            Files.writeString(charts.resolve(name), chart(grid, title));
            text.append(String.format("![%s](%s/%s)%n%n", title, charts.getFileName(), name));
            grid.outOfLine().forEach(shape -> rows.add(row(kind, shape)));
            measured += grid.measured();
        }
        text.append(String.format(
                Locale.ROOT,
                "JDK %d, %s kernels: %d of %d shapes run at under half of their neighbours' rate, of those with the next"
                        + " channel counts or of those with the next sizes (geometric means; multiply-adds per nanosecond).%n%n",
                jdk,
                kernels,
                rows.size(),
                measured));
        if (!rows.isEmpty()) {
            text.append("| layer | channels | size | rate | next channel counts | next sizes |\n");
            text.append("|---|---:|---:|---:|---:|---:|\n");
            text.append(String.join("\n", rows)).append("\n\n");
        }
    }

    private static String row(Sweep.Kind kind, RateGrid.Shape shape) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s |",
                kind.title(),
                shape.channels(),
                shape.size(),
                Page.number(shape.rate()),
                Page.number(shape.nextChannels()),
                Page.number(shape.nextSizes()));
    }

    private static String chart(RateGrid grid, String title) {
        double most = grid.greatest();
        Svg svg = new Svg(LEFT + WIDTH + 90, TOP + HEIGHT + 40);
        svg.text(LEFT, 14, "start", title + ": multiply-adds per nanosecond by channels");
        svg.line(LEFT, TOP, LEFT, TOP + HEIGHT, Svg.INK);
        svg.line(LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT, Svg.INK);
        svg.text(LEFT - 6, TOP + 4, "end", Page.number(most));
        svg.text(LEFT - 6, TOP + HEIGHT + 4, "end", "0");
        List<Integer> channels = Sweep.channels();
        for (int i = 0; i < channels.size(); i++) {
            svg.text(x(i), TOP + HEIGHT + 16, "middle", String.valueOf(channels.get(i)));
        }
        for (int s = 0; s < Sweep.sizes().size(); s++) {
            int size = Sweep.sizes().get(s);
            String color = Svg.COLORS[s];
            svg.dot(LEFT + WIDTH + 24, TOP + 18 * s, color);
            svg.text(LEFT + WIDTH + 32, TOP + 18 * s + 4, "start", size + "x" + size);
            double lastX = Double.NaN;
            double lastY = Double.NaN;
            for (int i = 0; i < channels.size(); i++) {
                OptionalDouble rate = grid.rate(i, s);
                if (rate.isPresent()) {
                    double y = TOP + HEIGHT * (1 - rate.getAsDouble() / most);
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
}
