// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.measure.ModelText.LayerText;
import dev.ingot.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the cost grows as the work grows: convolutions of all combinations of channels and sizes, each compiled and measured on
 * its own.
 */
public final class Sweep {
    /** The section of the figures. */
    public static final String SECTION = "sweep";

    /** The layers that are measured. */
    public enum Kind {
        CONV("Conv2D 3x3"),
        TRANSPOSED("Conv2DTranspose 4x4 s2"),
        UPSAMPLED("UpSampling2D + Conv2D 3x3");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What a reader calls it. */
        public String title() {
            return title;
        }

        private ModelText model(int channels, int size) {
            String input = String.format(Locale.ROOT, "{%d, %d, %d}", size, size, channels);
            String same = String.format(Locale.ROOT, "(filters = %d, padding = Padding.SAME, kernelSize = ", channels);
            LayerText conv = new LayerText("@Conv2D" + same + "3)", "conv");
            return switch (this) {
                case CONV -> ModelText.of(input, List.of(conv));
                case TRANSPOSED ->
                    ModelText.of(input, List.of(new LayerText("@Conv2DTranspose" + same + "4, strides = 2)", "conv")));
                case UPSAMPLED -> ModelText.of(input, List.of(new LayerText("@UpSampling2D", "up"), conv));
            };
        }

        /** The multiply-adds of the layers as declared: what a fused kernel saves shows as a higher rate. */
        private double multiplyAdds(int channels, int size) {
            double perPixel = (double) channels * channels * size * size;
            return switch (this) {
                case CONV -> 9 * perPixel;
                case TRANSPOSED -> 16 * perPixel;
                case UPSAMPLED -> 4 * 9 * perPixel;
            };
        }
    }

    private static final List<Integer> CHANNELS = List.of(3, 8, 16, 17, 32, 33, 64, 65, 128, 256, 512);
    private static final List<Integer> SIZES = List.of(4, 8, 16, 32, 64, 128);

    private static final int FIRST_CHANNELS = 64;
    private static final int FIRST_SIZE = 8;

    /** Twice this many operations take a plain kernel some tenths of a second. */
    private static final double MOST_MULTIPLY_ADDS = 1e9;

    /** Rounds through all shapes: a slow spell of the machine then meets few samples of each shape. */
    private static final int ROUNDS = 3;

    /** Samples of a shape in a round. */
    private static final int SAMPLES = 3;

    private final List<Measured> shapes = new ArrayList<>();

    private Sweep() {}

    /** A compiled shape and what was measured of it, in multiply-adds per nanosecond. */
    private record Measured(Block block, double multiplyAdds, String subject, String metric, List<Double> rates) {
        private void measure() {
            for (int i = 0; i < SAMPLES; i++) {
                rates.add(multiplyAdds / block.time());
            }
        }

        private void print() {
            double[] values = rates.stream().mapToDouble(Double::doubleValue).toArray();
            Figure.of(SECTION, subject, metric, values).print();
        }
    }

    /** The channel counts, rising. */
    public static List<Integer> channels() {
        return CHANNELS;
    }

    /** The heights and widths of inputs, rising. */
    public static List<Integer> sizes() {
        return SIZES;
    }

    /** The subject of the figures of a shape. */
    public static String subject(int channels, int size, String kernels) {
        return channels + "@" + size + " " + kernels;
    }

    /**
     * Takes the seconds in all, and the least and the most seconds of warm-up for a shape. The smallest shapes come first; what
     * does not fit into the time is left out, with a word on the error stream, as are shapes of more than a thousand million
     * multiply-adds.
     */
    public static void main(String[] arguments) {
        long end = System.nanoTime() + (long) (Double.parseDouble(arguments[0]) * 1e9);
        // Compiles the vector kernels, which all shapes share.
        Kind.CONV.model(FIRST_CHANNELS, FIRST_SIZE).compile().network().warmUp();
        Sweep sweep = new Sweep();
        sweep.compile(end, Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]));
        for (int round = 0; round < ROUNDS; round++) {
            sweep.shapes.forEach(Measured::measure);
        }
        sweep.shapes.forEach(Measured::print);
    }

    private void compile(long end, double leastWarmUp, double mostWarmUp) {
        String kernels = KernelSet.current().label();
        int left = 0;
        for (int size : SIZES) {
            for (int channels : CHANNELS) {
                for (Kind kind : Kind.values()) {
                    double multiplyAdds = kind.multiplyAdds(channels, size);
                    if (multiplyAdds > MOST_MULTIPLY_ADDS || System.nanoTime() > end) {
                        left++;
                    } else {
                        CompiledPass pass = kind.model(channels, size).compile();
                        Block.untilSteady(pass, leastWarmUp, mostWarmUp);
                        shapes.add(new Measured(
                                new Block(pass),
                                multiplyAdds,
                                subject(channels, size, kernels),
                                kind.title(),
                                new ArrayList<>()));
                    }
                }
            }
        }
        System.err.println("sweep: " + left + " shapes left out");
    }
}
