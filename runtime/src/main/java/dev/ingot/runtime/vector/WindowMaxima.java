// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;

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
            int to) {
        if (slices == 2) {
            reduceEightCells(x, from, sliceStep, rowStep, step, windows, channels, results, to);
        } else if (size == 2) {
            reduceFourCells(x, from, rowStep, step, windows, channels, results, to);
        } else {
            reduceNineCells(x, from, rowStep, step, windows, channels, results, to);
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

    private static void reduceEightCells(
            float[] x,
            int from,
            int sliceStep,
            int rowStep,
            int step,
            int windows,
            int channels,
            float[] results,
            int to) {
        int upper = from;
        int target = to;
        for (int window = 0; window < windows; window++) {
            int lower = upper + rowStep;
            int upperBehind = upper + sliceStep;
            int lowerBehind = lower + sliceStep;
            for (int i = 0; i < channels; i += LANES) {
                int channel = Math.min(i, channels - LANES);
                int right = channel + channels;
                FloatVector first = FloatVector.fromArray(SPECIES, x, upper + channel)
                        .max(FloatVector.fromArray(SPECIES, x, upperBehind + channel))
                        .max(FloatVector.fromArray(SPECIES, x, lower + channel)
                                .max(FloatVector.fromArray(SPECIES, x, lowerBehind + channel)));
                FloatVector second = FloatVector.fromArray(SPECIES, x, upper + right)
                        .max(FloatVector.fromArray(SPECIES, x, upperBehind + right))
                        .max(FloatVector.fromArray(SPECIES, x, lower + right)
                                .max(FloatVector.fromArray(SPECIES, x, lowerBehind + right)));
                first.max(second).intoArray(results, target + channel);
            }
            upper += step;
            target += channels;
        }
    }

    private static void reduceNineCells(
            float[] x, int from, int rowStep, int step, int windows, int channels, float[] results, int to) {
        int upper = from;
        int target = to;
        for (int window = 0; window < windows; window++) {
            int middle = upper + rowStep;
            int lower = middle + rowStep;
            for (int i = 0; i < channels; i += LANES) {
                int channel = Math.min(i, channels - LANES);
                int centre = channel + channels;
                int right = centre + channels;
                FloatVector first = FloatVector.fromArray(SPECIES, x, upper + channel)
                        .max(FloatVector.fromArray(SPECIES, x, middle + channel))
                        .max(FloatVector.fromArray(SPECIES, x, lower + channel));
                FloatVector second = FloatVector.fromArray(SPECIES, x, upper + centre)
                        .max(FloatVector.fromArray(SPECIES, x, middle + centre))
                        .max(FloatVector.fromArray(SPECIES, x, lower + centre));
                FloatVector third = FloatVector.fromArray(SPECIES, x, upper + right)
                        .max(FloatVector.fromArray(SPECIES, x, middle + right))
                        .max(FloatVector.fromArray(SPECIES, x, lower + right));
                first.max(second).max(third).intoArray(results, target + channel);
            }
            upper += step;
            target += channels;
        }
    }
}
