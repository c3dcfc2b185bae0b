// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One measured figure with its spread; a line of {@code figures.csv}, which is how measuring processes hand over what they
 * found and what the page is drawn from.
 *
 * @param section what kind of measurement, such as {@code paired}
 * @param jdk the feature number of the JDK that measured
 * @param subject what was measured, such as {@code M3}
 * @param metric what of it, with its unit, such as {@code ingot us}
 * @param low the 10th percentile
 * @param median the median
 * @param high the 90th percentile
 */
public record Figure(String section, int jdk, String subject, String metric, double low, double median, double high) {
    /** The head of the file. */
    public static final String HEADER = "section,jdk,subject,metric,p10,median,p90";

    private static final String HAND_OVER = "figure: ";

    /** The figure of these samples, measured by this process. */
    public static Figure of(String section, String subject, String metric, double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int jdk = Runtime.version().feature();
        return new Figure(
                section, jdk, subject, metric, percentile(sorted, 10), percentile(sorted, 50), percentile(sorted, 90));
    }

    /** The same with another median, such as one of two rows of samples compared. */
    public Figure withMedian(double other) {
        return new Figure(section, jdk, subject, metric, low, other, high);
    }

    private static double percentile(double[] sorted, int percent) {
        double place = percent / 100.0 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** This as a line of the file. */
    public String line() {
        return String.format(
                Locale.ROOT, "%s,%d,%s,%s,%.5g,%.5g,%.5g", section, jdk, subject, metric, low, median, high);
    }

    /** The figure in a line of the file. */
    public static Figure parse(String line) {
        List<String> parts = List.of(line.split(","));
        return new Figure(
                parts.get(0),
                Integer.parseInt(parts.get(1)),
                parts.get(2),
                parts.get(3),
                Double.parseDouble(parts.get(4)),
                Double.parseDouble(parts.get(5)),
                Double.parseDouble(parts.get(6)));
    }

    /** Hands the figure over to the process that started this one. */
    public void print() {
        System.out.println(HAND_OVER + line());
    }

    /** The figure in a line that a measuring process printed; empty if the line is something else. */
    public static Optional<Figure> printed(String line) {
        return line.startsWith(HAND_OVER) ? Optional.of(parse(line.substring(HAND_OVER.length()))) : Optional.empty();
    }
}
