// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.WIDTH;

import dev.ingot.runtime.compiled.MatrixKernels;
import dev.ingot.runtime.compiled.Panels;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of up to five vectors times a panel of two registers. Ten sums, two factors and an input fit the sixteen registers of
 * AVX2; each height is a method of its own because HotSpot keeps sums in registers only if they are local variables.
 */
final class WideTiles {
    private WideTiles() {}

    /** The products of {@link MatrixKernels#multiply}. */
    static void multiply(
            float[] x,
            int from,
            int step,
            int vectors,
            Panels matrix,
            int panel,
            float[] addends,
            int addend,
            float[] sums,
            int to,
            int sumStep) {
        int rows = matrix.rows();
        int start = matrix.start(panel);
        float[] values = matrix.values();
        int source = from;
        int add = addend;
        int target = to;
        int left = vectors;
        for (int tiles = (vectors + MatrixKernels.TALLEST_TILE - 1) / MatrixKernels.TALLEST_TILE; tiles > 0; tiles--) {
            // Nearly equal heights: seven vectors make four and three, not five and two.
            int height = (left + tiles - 1) / tiles;
            switch (height) {
                case 1 -> multiply1(x, source, rows, values, start, addends, add, sums, target);
                case 2 -> multiply2(x, source, step, rows, values, start, addends, add, sums, target, sumStep);
                case 3 -> multiply3(x, source, step, rows, values, start, addends, add, sums, target, sumStep);
                case 4 -> multiply4(x, source, step, rows, values, start, addends, add, sums, target, sumStep);
                default -> multiply5(x, source, step, rows, values, start, addends, add, sums, target, sumStep);
            }
            source += height * step;
            add += height * WIDTH;
            target += height * sumStep;
            left -= height;
        }
    }

    private static void multiply1(
            float[] x, int from, int rows, float[] matrix, int start, float[] addends, int add, float[] sums, int to) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector leftNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH);
            FloatVector rightNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a0 = xANext.fma(leftNext, a0);
            a1 = xANext.fma(rightNext, a1);
        }
        if (row < rows) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a0 = a0.add(zero);
            a1 = a1.add(zero);
        } else {
            a0 = a0.add(FloatVector.fromArray(SPECIES, addends, add));
            a1 = a1.add(FloatVector.fromArray(SPECIES, addends, add + LANES));
        }
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LANES);
    }

    private static void multiply2(
            float[] x,
            int from,
            int step,
            int rows,
            float[] matrix,
            int start,
            float[] addends,
            int add,
            float[] sums,
            int to,
            int sumStep) {
        int fromB = from + step;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector leftNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH);
            FloatVector rightNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a0 = xANext.fma(leftNext, a0);
            a1 = xANext.fma(rightNext, a1);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b0 = xBNext.fma(leftNext, b0);
            b1 = xBNext.fma(rightNext, b1);
        }
        if (row < rows) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a0 = a0.add(zero);
            a1 = a1.add(zero);
            b0 = b0.add(zero);
            b1 = b1.add(zero);
        } else {
            a0 = a0.add(FloatVector.fromArray(SPECIES, addends, add));
            a1 = a1.add(FloatVector.fromArray(SPECIES, addends, add + LANES));
            b0 = b0.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            b1 = b1.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH + LANES));
        }
        int toB = to + sumStep;
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LANES);
        b0.intoArray(sums, toB);
        b1.intoArray(sums, toB + LANES);
    }

    private static void multiply3(
            float[] x,
            int from,
            int step,
            int rows,
            float[] matrix,
            int start,
            float[] addends,
            int add,
            float[] sums,
            int to,
            int sumStep) {
        int fromB = from + step;
        int fromC = fromB + step;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
            FloatVector leftNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH);
            FloatVector rightNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a0 = xANext.fma(leftNext, a0);
            a1 = xANext.fma(rightNext, a1);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b0 = xBNext.fma(leftNext, b0);
            b1 = xBNext.fma(rightNext, b1);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c0 = xCNext.fma(leftNext, c0);
            c1 = xCNext.fma(rightNext, c1);
        }
        if (row < rows) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a0 = a0.add(zero);
            a1 = a1.add(zero);
            b0 = b0.add(zero);
            b1 = b1.add(zero);
            c0 = c0.add(zero);
            c1 = c1.add(zero);
        } else {
            a0 = a0.add(FloatVector.fromArray(SPECIES, addends, add));
            a1 = a1.add(FloatVector.fromArray(SPECIES, addends, add + LANES));
            b0 = b0.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            b1 = b1.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH + LANES));
            c0 = c0.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
            c1 = c1.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH + LANES));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LANES);
        b0.intoArray(sums, toB);
        b1.intoArray(sums, toB + LANES);
        c0.intoArray(sums, toC);
        c1.intoArray(sums, toC + LANES);
    }

    private static void multiply4(
            float[] x,
            int from,
            int step,
            int rows,
            float[] matrix,
            int start,
            float[] addends,
            int add,
            float[] sums,
            int to,
            int sumStep) {
        int fromB = from + step;
        int fromC = fromB + step;
        int fromD = fromC + step;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = FloatVector.zero(SPECIES);
        FloatVector d0 = FloatVector.zero(SPECIES);
        FloatVector d1 = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d0 = xD.fma(left, d0);
            d1 = xD.fma(right, d1);
            FloatVector leftNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH);
            FloatVector rightNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a0 = xANext.fma(leftNext, a0);
            a1 = xANext.fma(rightNext, a1);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b0 = xBNext.fma(leftNext, b0);
            b1 = xBNext.fma(rightNext, b1);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c0 = xCNext.fma(leftNext, c0);
            c1 = xCNext.fma(rightNext, c1);
            FloatVector xDNext = FloatVector.broadcast(SPECIES, x[fromD + row + 1]);
            d0 = xDNext.fma(leftNext, d0);
            d1 = xDNext.fma(rightNext, d1);
        }
        if (row < rows) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d0 = xD.fma(left, d0);
            d1 = xD.fma(right, d1);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a0 = a0.add(zero);
            a1 = a1.add(zero);
            b0 = b0.add(zero);
            b1 = b1.add(zero);
            c0 = c0.add(zero);
            c1 = c1.add(zero);
            d0 = d0.add(zero);
            d1 = d1.add(zero);
        } else {
            a0 = a0.add(FloatVector.fromArray(SPECIES, addends, add));
            a1 = a1.add(FloatVector.fromArray(SPECIES, addends, add + LANES));
            b0 = b0.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            b1 = b1.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH + LANES));
            c0 = c0.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
            c1 = c1.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH + LANES));
            d0 = d0.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH));
            d1 = d1.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH + LANES));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        int toD = toC + sumStep;
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LANES);
        b0.intoArray(sums, toB);
        b1.intoArray(sums, toB + LANES);
        c0.intoArray(sums, toC);
        c1.intoArray(sums, toC + LANES);
        d0.intoArray(sums, toD);
        d1.intoArray(sums, toD + LANES);
    }

    private static void multiply5(
            float[] x,
            int from,
            int step,
            int rows,
            float[] matrix,
            int start,
            float[] addends,
            int add,
            float[] sums,
            int to,
            int sumStep) {
        int fromB = from + step;
        int fromC = fromB + step;
        int fromD = fromC + step;
        int fromE = fromD + step;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = FloatVector.zero(SPECIES);
        FloatVector d0 = FloatVector.zero(SPECIES);
        FloatVector d1 = FloatVector.zero(SPECIES);
        FloatVector e0 = FloatVector.zero(SPECIES);
        FloatVector e1 = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d0 = xD.fma(left, d0);
            d1 = xD.fma(right, d1);
            FloatVector xE = FloatVector.broadcast(SPECIES, x[fromE + row]);
            e0 = xE.fma(left, e0);
            e1 = xE.fma(right, e1);
            FloatVector leftNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH);
            FloatVector rightNext = FloatVector.fromArray(SPECIES, matrix, at + WIDTH + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a0 = xANext.fma(leftNext, a0);
            a1 = xANext.fma(rightNext, a1);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b0 = xBNext.fma(leftNext, b0);
            b1 = xBNext.fma(rightNext, b1);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c0 = xCNext.fma(leftNext, c0);
            c1 = xCNext.fma(rightNext, c1);
            FloatVector xDNext = FloatVector.broadcast(SPECIES, x[fromD + row + 1]);
            d0 = xDNext.fma(leftNext, d0);
            d1 = xDNext.fma(rightNext, d1);
            FloatVector xENext = FloatVector.broadcast(SPECIES, x[fromE + row + 1]);
            e0 = xENext.fma(leftNext, e0);
            e1 = xENext.fma(rightNext, e1);
        }
        if (row < rows) {
            FloatVector left = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector right = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a0 = xA.fma(left, a0);
            a1 = xA.fma(right, a1);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b0 = xB.fma(left, b0);
            b1 = xB.fma(right, b1);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c0 = xC.fma(left, c0);
            c1 = xC.fma(right, c1);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d0 = xD.fma(left, d0);
            d1 = xD.fma(right, d1);
            FloatVector xE = FloatVector.broadcast(SPECIES, x[fromE + row]);
            e0 = xE.fma(left, e0);
            e1 = xE.fma(right, e1);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a0 = a0.add(zero);
            a1 = a1.add(zero);
            b0 = b0.add(zero);
            b1 = b1.add(zero);
            c0 = c0.add(zero);
            c1 = c1.add(zero);
            d0 = d0.add(zero);
            d1 = d1.add(zero);
            e0 = e0.add(zero);
            e1 = e1.add(zero);
        } else {
            a0 = a0.add(FloatVector.fromArray(SPECIES, addends, add));
            a1 = a1.add(FloatVector.fromArray(SPECIES, addends, add + LANES));
            b0 = b0.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            b1 = b1.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH + LANES));
            c0 = c0.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
            c1 = c1.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH + LANES));
            d0 = d0.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH));
            d1 = d1.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH + LANES));
            e0 = e0.add(FloatVector.fromArray(SPECIES, addends, add + 4 * WIDTH));
            e1 = e1.add(FloatVector.fromArray(SPECIES, addends, add + 4 * WIDTH + LANES));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        int toD = toC + sumStep;
        int toE = toD + sumStep;
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LANES);
        b0.intoArray(sums, toB);
        b1.intoArray(sums, toB + LANES);
        c0.intoArray(sums, toC);
        c1.intoArray(sums, toC + LANES);
        d0.intoArray(sums, toD);
        d1.intoArray(sums, toD + LANES);
        e0.intoArray(sums, toE);
        e1.intoArray(sums, toE + LANES);
    }
}
