// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/**
 * Resizing one axis with half-pixel centres: output {@code o} of {@code m} lies at {@code (o + 0.5) * n / m - 0.5} of
 * the {@code n} inputs and is a weighted sum of a run of them. Inputs outside the axis weigh nothing and the rest is normalised to a
 * sum of 1; for the bilinear kernel that equals repeating the edge. Kernels are those of TensorFlow 2 (Keras 3) without
 * antialiasing, exact rather than from TensorFlow's table of 1024 steps; computed in double and rounded once. Immutable.
 */
public final class Resampling {
    private interface Kernel {
        double at(double distance);
    }

    private final int[] starts;
    private final float[][] weights;

    private Resampling(int length, int outputs, int radius, Kernel kernel) {
        starts = new int[outputs];
        weights = new float[starts.length][];
        for (int output = 0; output < starts.length; output++) {
            // The position in units of which an input is so many that it is a whole number.
            long units = 2L * outputs;
            long position = (2L * output + 1) * length - outputs;
            int below = Math.toIntExact(Math.floorDiv(position, units));
            int first = Math.max(below - radius + 1, 0);
            int last = Math.min(below + radius, length - 1);
            double[] taps = new double[last - first + 1];
            for (int tap = first; tap <= last; tap++) {
                taps[tap - first] = kernel.at((double) (position - units * tap) / units);
            }
            int from = 0;
            while (taps[from] == 0) {
                from++;
            }
            int to = taps.length;
            while (taps[to - 1] == 0) {
                to--;
            }
            starts[output] = first + from;
            weights[output] = normalized(Arrays.copyOfRange(taps, from, to));
        }
    }

    private static float[] normalized(double[] taps) {
        double sum = 0;
        for (double tap : taps) {
            sum += tap;
        }
        float[] weights = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            weights[i] = (float) (taps[i] / sum);
        }
        return weights;
    }

    /** Linear interpolation between the two nearest inputs. */
    public static Resampling bilinear(int length, int outputs) {
        return new Resampling(length, outputs, 1, x -> Math.max(1 - Math.abs(x), 0));
    }

    /** Keys' cubic kernel with a = -0.5. */
    public static Resampling bicubic(int length, int outputs) {
        return new Resampling(length, outputs, 2, Resampling::keys);
    }

    /** Lanczos' kernel of radius 3. */
    public static Resampling lanczos3(int length, int outputs) {
        return new Resampling(length, outputs, 3, x -> lanczos(x, 3));
    }

    /** Lanczos' kernel of radius 5. */
    public static Resampling lanczos5(int length, int outputs) {
        return new Resampling(length, outputs, 5, x -> lanczos(x, 5));
    }

    private static double keys(double x) {
        double distance = Math.abs(x);
        if (distance >= 2) {
            return 0;
        }
        return distance < 1
                ? (1.5 * distance - 2.5) * distance * distance + 1
                : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
    }

    private static double lanczos(double x, int radius) {
        if (x == 0) {
            return 1;
        }
        // At other whole distances the kernel is 0, which the sine of a rounded pi misses.
        if (Math.abs(x) >= radius || x == Math.rint(x)) {
            return 0;
        }
        double angle = StrictMath.PI * x;
        return radius * StrictMath.sin(angle) * StrictMath.sin(angle / radius) / (angle * angle);
    }

    /** The first input that an output takes. */
    public int start(int output) {
        return starts[output];
    }

    /** The weights of the inputs from {@link #start} on. For speed the table's own array: not to be written. */
    public float[] weights(int output) {
        return weights[output];
    }
}
