// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Largest values of rows and of windows, in the way of {@link WindowSums}. */
final class WindowMaxima {
    private WindowMaxima() {}

    /** What {@link MatrixKernels#reduceRows} does: mostly four rows in one walk over the results. */
    static void reduceRows(float[] x, int from, int step, int rows, int length, float[] results, int to) {
        if (rows == 1) {
            System.arraycopy(x, from, results, to, length);
            return;
        }
        startWithTwoRows(x, from, step, length, results, to);
        int row = 2;
        for (; row + 3 < rows; row += 4) {
            takeFourRows(x, from + row * step, step, length, results, to);
        }
        for (; row < rows; row++) {
            takeRow(x, from + row * step, length, results, to);
        }
    }

    private static void startWithTwoRows(float[] x, int from, int step, int length, float[] results, int to) {
        int second = from + step;
        int last = length - LANES;
        for (int i = 0; i < last; i += LANES) {
            FloatVector.fromArray(SPECIES, x, from + i)
                    .max(FloatVector.fromArray(SPECIES, x, second + i))
                    .intoArray(results, to + i);
        }
        FloatVector.fromArray(SPECIES, x, from + last)
                .max(FloatVector.fromArray(SPECIES, x, second + last))
                .intoArray(results, to + last);
    }

    private static void takeFourRows(float[] x, int from, int step, int length, float[] results, int to) {
        int second = from + step;
        int third = second + step;
        int fourth = third + step;
        int last = length - LANES;
        FloatVector lastResult = FloatVector.fromArray(SPECIES, results, to + last)
                .max(FloatVector.fromArray(SPECIES, x, from + last))
                .max(FloatVector.fromArray(SPECIES, x, second + last))
                .max(FloatVector.fromArray(SPECIES, x, third + last))
                .max(FloatVector.fromArray(SPECIES, x, fourth + last));
        for (int i = 0; i < last; i += LANES) {
            FloatVector.fromArray(SPECIES, results, to + i)
                    .max(FloatVector.fromArray(SPECIES, x, from + i))
                    .max(FloatVector.fromArray(SPECIES, x, second + i))
                    .max(FloatVector.fromArray(SPECIES, x, third + i))
                    .max(FloatVector.fromArray(SPECIES, x, fourth + i))
                    .intoArray(results, to + i);
        }
        lastResult.intoArray(results, to + last);
    }

    private static void takeRow(float[] x, int from, int length, float[] results, int to) {
        int last = length - LANES;
        FloatVector lastResult =
                FloatVector.fromArray(SPECIES, results, to + last).max(FloatVector.fromArray(SPECIES, x, from + last));
        for (int i = 0; i < last; i += LANES) {
            FloatVector.fromArray(SPECIES, results, to + i)
                    .max(FloatVector.fromArray(SPECIES, x, from + i))
                    .intoArray(results, to + i);
        }
        lastResult.intoArray(results, to + last);
    }

    /** What {@link MatrixKernels#reduceWindows} does. */
    static void reduceWindows(
            float[] x,
            int from,
            int sliceStep,
            int slices,
            int rowStep,
            int size,
            int step,
            int windows,
            int channels,
            float[] results,
            int to,
            float[] sums) {
        if (slices == 1 && size == 2) {
            reduceFourCells(x, from, rowStep, step, windows, channels, results, to);
            return;
        }
        for (int i = 0; i < channels; i++) {
            sums[i] = 0;
        }
        if (slices == 2) {
            reduceEightCells(x, from, sliceStep, rowStep, step, windows, channels, results, to, sums);
        } else {
            reduceNineCells(x, from, rowStep, step, windows, channels, results, to, sums);
        }
        if (holdNaN(sums, channels)) {
            reduceCells(x, from, sliceStep, slices, rowStep, size, step, windows, channels, results, to);
        }
    }

    private static boolean holdNaN(float[] sums, int channels) {
        for (int i = 0; i < channels; i++) {
            if (Float.isNaN(sums[i])) {
                return true;
            }
        }
        return false;
    }

    /** Windows of any size and any values, one value at a time. */
    private static void reduceCells(
            float[] x,
            int from,
            int sliceStep,
            int slices,
            int rowStep,
            int size,
            int step,
            int windows,
            int channels,
            float[] results,
            int to) {
        for (int window = 0; window < windows; window++) {
            int first = from + window * step;
            for (int channel = 0; channel < channels; channel++) {
                float result = Float.NEGATIVE_INFINITY;
                for (int slice = 0; slice < slices; slice++) {
                    for (int row = 0; row < size; row++) {
                        int start = first + slice * sliceStep + row * rowStep + channel;
                        for (int column = 0; column < size; column++) {
                            result = Math.max(result, x[start + column * channels]);
                        }
                    }
                }
                results[to + window * channels + channel] = result;
            }
        }
    }

    private static void reduceFourCells(
            float[] x, int from, int rowStep, int step, int windows, int channels, float[] results, int to) {
        int upper = from;
        int target = to;
        for (int window = 0; window < windows; window++) {
            int lower = upper + rowStep;
            for (int i = 0; i < channels; i += LANES) {
                int channel = Math.min(i, channels - LANES);
                int right = channel + channels;
                FloatVector first = FloatVector.fromArray(SPECIES, x, upper + channel)
                        .max(FloatVector.fromArray(SPECIES, x, lower + channel));
                FloatVector second = FloatVector.fromArray(SPECIES, x, upper + right)
                        .max(FloatVector.fromArray(SPECIES, x, lower + right));
                first.max(second).intoArray(results, target + channel);
            }
            upper += step;
            target += channels;
        }
    }

    /**
     * Eight or nine maxima of floats take longer than reading the cells, so their bits are compared as whole numbers. The largest is
     * that of the largest value if one is not negative, otherwise the smallest is. Only NaN with its sign set escapes this; the sums
     * of all cells, channel by channel, tell whether there may be NaN.
     */
    private static void reduceEightCells(
            float[] x,
            int from,
            int sliceStep,
            int rowStep,
            int step,
            int windows,
            int channels,
            float[] results,
            int to,
            float[] sums) {
        for (int i = 0; i < channels; i += LANES) {
            int channel = Math.min(i, channels - LANES);
            int right = channel + channels;
            for (int window = 0; window < windows; window++) {
                int upper = from + window * step;
                int target = to + window * channels;
                int lower = upper + rowStep;
                int upperBehind = upper + sliceStep;
                int lowerBehind = lower + sliceStep;
                FloatVector a = FloatVector.fromArray(SPECIES, x, upper + channel);
                FloatVector b = FloatVector.fromArray(SPECIES, x, lower + channel);
                FloatVector c = FloatVector.fromArray(SPECIES, x, upperBehind + channel);
                FloatVector d = FloatVector.fromArray(SPECIES, x, lowerBehind + channel);
                FloatVector e = FloatVector.fromArray(SPECIES, x, upper + right);
                FloatVector f = FloatVector.fromArray(SPECIES, x, lower + right);
                FloatVector g = FloatVector.fromArray(SPECIES, x, upperBehind + right);
                FloatVector h = FloatVector.fromArray(SPECIES, x, lowerBehind + right);
                FloatVector.fromArray(SPECIES, sums, channel)
                        .add(a.add(b).add(c.add(d)))
                        .add(e.add(f).add(g.add(h)))
                        .intoArray(sums, channel);
                IntVector bitsOfA = a.reinterpretAsInts();
                IntVector bitsOfB = b.reinterpretAsInts();
                IntVector bitsOfC = c.reinterpretAsInts();
                IntVector bitsOfD = d.reinterpretAsInts();
                IntVector bitsOfE = e.reinterpretAsInts();
                IntVector bitsOfF = f.reinterpretAsInts();
                IntVector bitsOfG = g.reinterpretAsInts();
                IntVector bitsOfH = h.reinterpretAsInts();
                IntVector largest = bitsOfA.max(bitsOfB)
                        .max(bitsOfC.max(bitsOfD))
                        .max(bitsOfE.max(bitsOfF).max(bitsOfG.max(bitsOfH)));
                IntVector smallest = bitsOfA.min(bitsOfB)
                        .min(bitsOfC.min(bitsOfD))
                        .min(bitsOfE.min(bitsOfF).min(bitsOfG.min(bitsOfH)));
                IntVector negative = largest.lanewise(VectorOperators.ASHR, 31);
                largest.lanewise(
                                VectorOperators.XOR,
                                largest.lanewise(VectorOperators.XOR, smallest).and(negative))
                        .reinterpretAsFloats()
                        .intoArray(results, target + channel);
            }
        }
    }

    private static void reduceNineCells(
            float[] x,
            int from,
            int rowStep,
            int step,
            int windows,
            int channels,
            float[] results,
            int to,
            float[] sums) {
        int upper = from;
        int target = to;
        for (int window = 0; window < windows; window++) {
            int middle = upper + rowStep;
            int lower = middle + rowStep;
            for (int i = 0; i < channels; i += LANES) {
                int channel = Math.min(i, channels - LANES);
                int centre = channel + channels;
                int right = centre + channels;
                FloatVector a = FloatVector.fromArray(SPECIES, x, upper + channel);
                FloatVector b = FloatVector.fromArray(SPECIES, x, middle + channel);
                FloatVector c = FloatVector.fromArray(SPECIES, x, lower + channel);
                FloatVector d = FloatVector.fromArray(SPECIES, x, upper + centre);
                FloatVector e = FloatVector.fromArray(SPECIES, x, middle + centre);
                FloatVector f = FloatVector.fromArray(SPECIES, x, lower + centre);
                FloatVector g = FloatVector.fromArray(SPECIES, x, upper + right);
                FloatVector h = FloatVector.fromArray(SPECIES, x, middle + right);
                FloatVector k = FloatVector.fromArray(SPECIES, x, lower + right);
                FloatVector.fromArray(SPECIES, sums, channel)
                        .add(a.add(b).add(c))
                        .add(d.add(e).add(f))
                        .add(g.add(h).add(k))
                        .intoArray(sums, channel);
                IntVector bitsOfA = a.reinterpretAsInts();
                IntVector bitsOfB = b.reinterpretAsInts();
                IntVector bitsOfC = c.reinterpretAsInts();
                IntVector bitsOfD = d.reinterpretAsInts();
                IntVector bitsOfE = e.reinterpretAsInts();
                IntVector bitsOfF = f.reinterpretAsInts();
                IntVector bitsOfG = g.reinterpretAsInts();
                IntVector bitsOfH = h.reinterpretAsInts();
                IntVector bitsOfK = k.reinterpretAsInts();
                IntVector largest = bitsOfA.max(bitsOfB)
                        .max(bitsOfC)
                        .max(bitsOfD.max(bitsOfE).max(bitsOfF))
                        .max(bitsOfG.max(bitsOfH).max(bitsOfK));
                IntVector smallest = bitsOfA.min(bitsOfB)
                        .min(bitsOfC)
                        .min(bitsOfD.min(bitsOfE).min(bitsOfF))
                        .min(bitsOfG.min(bitsOfH).min(bitsOfK));
                IntVector negative = largest.lanewise(VectorOperators.ASHR, 31);
                largest.lanewise(
                                VectorOperators.XOR,
                                largest.lanewise(VectorOperators.XOR, smallest).and(negative))
                        .reinterpretAsFloats()
                        .intoArray(results, target + channel);
            }
            upper += step;
            target += channels;
        }
    }
}
