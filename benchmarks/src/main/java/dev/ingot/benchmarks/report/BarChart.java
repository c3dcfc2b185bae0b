// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars from the median, with a line from the 10th to the 90th percentile. */
final class BarChart {
    private static final double LABELS = 160;
    private static final double BARS = 480;
    private static final double ROW = 20;
    private static final double TOP = 34;

    private record Bar(String label, Figure figure) {}

    private final String title;
    private final boolean ratios;
    private final int colors;
    private final List<Bar> bars = new ArrayList<>();

    /**
     * An empty chart.
     *
     * @param ratios whether the axis is logarithmic, with the bars starting at 1
     * @param colors how many bars in a row differ in colour
     */
    BarChart(String title, boolean ratios, int colors) {
        this.title = title;
        this.ratios = ratios;
        this.colors = colors;
    }

    void add(String label, Figure figure) {
        bars.add(new Bar(label, figure));
    }

    String svg() {
        double least = ratios ? 1 : 0;
        double most = 1;
        for (Bar bar : bars) {
            least = ratios ? Math.min(least, bar.figure().low()) : 0;
            most = Math.max(most, bar.figure().high());
        }
        double height = TOP + ROW * bars.size() + 6;
        Svg svg = new Svg(LABELS + BARS + 70, height);
        svg.text(LABELS, 14, "start", title + (ratios ? " (logarithmic)" : ""));
        double origin = place(ratios ? 1 : 0, least, most);
        for (int i = 0; i < bars.size(); i++) {
            Figure figure = bars.get(i).figure();
            double y = TOP + ROW * i;
            double end = place(figure.median(), least, most);
            String color = Svg.COLORS[i % colors];
            svg.text(LABELS - 8, y + 12, "end", bars.get(i).label());
            svg.rectangle(Math.min(origin, end), y + 2, Math.max(1, Math.abs(end - origin)), ROW - 6, color);
            double high = place(figure.high(), least, most);
            svg.line(place(figure.low(), least, most), y + 9, high, y + 9, Svg.INK);
            svg.text(Math.max(high, origin) + 6, y + 12, "start", Page.number(figure.median()));
        }
        svg.line(origin, TOP - 6, origin, height, Svg.INK);
        return svg.toString();
    }

    private double place(double value, double least, double most) {
        double share = ratios ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
        return LABELS + share * BARS;
    }
}
