// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.WIDTH;

import dev.ingot.runtime.compiled.MatrixKernels;
import dev.ingot.runtime.compiled.Panels;
import jdk.incubator.vector.FloatVector;

/** Tiles of up to five vectors times a panel of a single register, as of the columns left over by {@link WideTiles}. */
final class NarrowTiles {
    private NarrowTiles() {}

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
        FloatVector a = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector factorNext = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a = xANext.fma(factorNext, a);
        }
        if (row < rows) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a = a.add(zero);
        } else {
            a = a.add(FloatVector.fromArray(SPECIES, addends, add));
        }
        a.intoArray(sums, to);
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
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector factorNext = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a = xANext.fma(factorNext, a);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b = xBNext.fma(factorNext, b);
        }
        if (row < rows) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a = a.add(zero);
            b = b.add(zero);
        } else {
            a = a.add(FloatVector.fromArray(SPECIES, addends, add));
            b = b.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
        }
        int toB = to + sumStep;
        a.intoArray(sums, to);
        b.intoArray(sums, toB);
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
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        FloatVector c = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
            FloatVector factorNext = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a = xANext.fma(factorNext, a);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b = xBNext.fma(factorNext, b);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c = xCNext.fma(factorNext, c);
        }
        if (row < rows) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a = a.add(zero);
            b = b.add(zero);
            c = c.add(zero);
        } else {
            a = a.add(FloatVector.fromArray(SPECIES, addends, add));
            b = b.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            c = c.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        a.intoArray(sums, to);
        b.intoArray(sums, toB);
        c.intoArray(sums, toC);
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
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        FloatVector c = FloatVector.zero(SPECIES);
        FloatVector d = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d = xD.fma(factor, d);
            FloatVector factorNext = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a = xANext.fma(factorNext, a);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b = xBNext.fma(factorNext, b);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c = xCNext.fma(factorNext, c);
            FloatVector xDNext = FloatVector.broadcast(SPECIES, x[fromD + row + 1]);
            d = xDNext.fma(factorNext, d);
        }
        if (row < rows) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d = xD.fma(factor, d);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a = a.add(zero);
            b = b.add(zero);
            c = c.add(zero);
            d = d.add(zero);
        } else {
            a = a.add(FloatVector.fromArray(SPECIES, addends, add));
            b = b.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            c = c.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
            d = d.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        int toD = toC + sumStep;
        a.intoArray(sums, to);
        b.intoArray(sums, toB);
        c.intoArray(sums, toC);
        d.intoArray(sums, toD);
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
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        FloatVector c = FloatVector.zero(SPECIES);
        FloatVector d = FloatVector.zero(SPECIES);
        FloatVector e = FloatVector.zero(SPECIES);
        int at = start;
        int row = 0;
        for (; row < rows - 1; row += 2, at += 2 * LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d = xD.fma(factor, d);
            FloatVector xE = FloatVector.broadcast(SPECIES, x[fromE + row]);
            e = xE.fma(factor, e);
            FloatVector factorNext = FloatVector.fromArray(SPECIES, matrix, at + LANES);
            FloatVector xANext = FloatVector.broadcast(SPECIES, x[from + row + 1]);
            a = xANext.fma(factorNext, a);
            FloatVector xBNext = FloatVector.broadcast(SPECIES, x[fromB + row + 1]);
            b = xBNext.fma(factorNext, b);
            FloatVector xCNext = FloatVector.broadcast(SPECIES, x[fromC + row + 1]);
            c = xCNext.fma(factorNext, c);
            FloatVector xDNext = FloatVector.broadcast(SPECIES, x[fromD + row + 1]);
            d = xDNext.fma(factorNext, d);
            FloatVector xENext = FloatVector.broadcast(SPECIES, x[fromE + row + 1]);
            e = xENext.fma(factorNext, e);
        }
        if (row < rows) {
            FloatVector factor = FloatVector.fromArray(SPECIES, matrix, at);
            FloatVector xA = FloatVector.broadcast(SPECIES, x[from + row]);
            a = xA.fma(factor, a);
            FloatVector xB = FloatVector.broadcast(SPECIES, x[fromB + row]);
            b = xB.fma(factor, b);
            FloatVector xC = FloatVector.broadcast(SPECIES, x[fromC + row]);
            c = xC.fma(factor, c);
            FloatVector xD = FloatVector.broadcast(SPECIES, x[fromD + row]);
            d = xD.fma(factor, d);
            FloatVector xE = FloatVector.broadcast(SPECIES, x[fromE + row]);
            e = xE.fma(factor, e);
        }
        if (addends == null) {
            FloatVector zero = FloatVector.zero(SPECIES);
            a = a.add(zero);
            b = b.add(zero);
            c = c.add(zero);
            d = d.add(zero);
            e = e.add(zero);
        } else {
            a = a.add(FloatVector.fromArray(SPECIES, addends, add));
            b = b.add(FloatVector.fromArray(SPECIES, addends, add + WIDTH));
            c = c.add(FloatVector.fromArray(SPECIES, addends, add + 2 * WIDTH));
            d = d.add(FloatVector.fromArray(SPECIES, addends, add + 3 * WIDTH));
            e = e.add(FloatVector.fromArray(SPECIES, addends, add + 4 * WIDTH));
        }
        int toB = to + sumStep;
        int toC = toB + sumStep;
        int toD = toC + sumStep;
        int toE = toD + sumStep;
        a.intoArray(sums, to);
        b.intoArray(sums, toB);
        c.intoArray(sums, toC);
        d.intoArray(sums, toD);
        e.intoArray(sums, toE);
    }
}
