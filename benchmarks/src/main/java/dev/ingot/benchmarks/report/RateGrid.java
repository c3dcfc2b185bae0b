// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import dev.ingot.benchmarks.measure.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The rates of one layer over channels and sizes, in multiply-adds per nanosecond. */
final class RateGrid {
    /** A shape under this share of its neighbours' rate is out of line. */
    private static final double OUT_OF_LINE = 0.5;

    /** By the indices of channels and size; NaN where nothing was measured. */
    private final double[][] rates;

    /**
     * A shape with its rate and those of its neighbours.
     *
     * @param nextChannels the geometric mean of the rates with the next smaller and greater number of channels; NaN if none was
     *     measured
     * @param nextSizes the same with the next sizes
     */
    record Shape(int channels, int size, double rate, double nextChannels, double nextSizes) {
        private boolean isOutOfLine() {
            return rate < OUT_OF_LINE * nextChannels || rate < OUT_OF_LINE * nextSizes;
        }
    }

    /** The rates that were measured on a JDK with these kernels. */
    RateGrid(Figures figures, Sweep.Kind kind, int jdk, String kernels) {
        rates = new double[Sweep.channels().size()][Sweep.sizes().size()];
        for (int c = 0; c < rates.length; c++) {
            for (int s = 0; s < rates[c].length; s++) {
                String subject =
                        Sweep.subject(Sweep.channels().get(c), Sweep.sizes().get(s), kernels);
                rates[c][s] = figures.find(Sweep.SECTION, jdk, subject, kind.title())
                        .map(Figure::median)
                        .orElse(Double.NaN);
            }
        }
    }

    /** The rate by the indices of channels and size; empty if it was not measured. */
    OptionalDouble rate(int channelIndex, int sizeIndex) {
        boolean inside =
                channelIndex >= 0 && channelIndex < rates.length && sizeIndex >= 0 && sizeIndex < rates[0].length;
        return inside && !Double.isNaN(rates[channelIndex][sizeIndex])
                ? OptionalDouble.of(rates[channelIndex][sizeIndex])
                : OptionalDouble.empty();
    }

    /** The number of shapes that were measured. */
    int measured() {
        return (int) all().count();
    }

    /** The greatest rate; 0 if none was measured. */
    double greatest() {
        return all().max().orElse(0);
    }

    private DoubleStream all() {
        return Arrays.stream(rates).flatMapToDouble(Arrays::stream).filter(rate -> !Double.isNaN(rate));
    }

    /** The shapes under half of the rate of their neighbours along either axis. */
    List<Shape> outOfLine() {
        List<Shape> found = new ArrayList<>();
        for (int s = 0; s < Sweep.sizes().size(); s++) {
            for (int c = 0; c < rates.length; c++) {
                Shape shape = new Shape(
                        Sweep.channels().get(c),
                        Sweep.sizes().get(s),
                        rates[c][s],
                        mean(rate(c - 1, s), rate(c + 1, s)),
                        mean(rate(c, s - 1), rate(c, s + 1)));
                if (shape.isOutOfLine()) {
                    found.add(shape);
                }
            }
        }
        return found;
    }

    private static double mean(OptionalDouble before, OptionalDouble after) {
        if (before.isPresent() && after.isPresent()) {
            return Math.sqrt(before.getAsDouble() * after.getAsDouble());
        }
        return before.orElse(after.orElse(Double.NaN));
    }
}
