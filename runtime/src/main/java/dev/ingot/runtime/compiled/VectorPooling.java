// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/**
 * Poolings by vector kernels. Windows of few cells are reduced in one walk over their rows. Of others one axis is reduced after
 * the other, the outer ones for some windows at once, into a piece that stays in the first-level cache, so that memory is read row
 * by row.
 */
final class VectorPooling {
    /** Numbers of a run of windows. */
    static final int RUN_LENGTH = 4;

    /** An axis that the input does not have. */
    private static final int[] SINGLE_CELL = {0, 1, 0, 1, 1};

    private VectorPooling() {}

    /** Does what {@link VectorWeights#poolMaxima} says, or {@link VectorWeights#poolMeans}. */
    static void pool(
            MatrixKernels kernels,
            boolean max,
            float[] x,
            int[][] windows,
            int firstUnit,
            int endUnit,
            float[] output,
            int to,
            float[] piece) {
        int axes = windows.length;
        int[] slices = axes < 3 ? SINGLE_CELL : windows[axes - 3];
        int[] rows = axes < 2 ? SINGLE_CELL : windows[axes - 2];
        int[] columns = windows[axes - 1];
        int rowsOfUnit = axes < 3 ? 1 : outputs(rows);
        int firstRow = axes < 2 ? 0 : firstUnit * rowsOfUnit;
        int endRow = axes < 2 ? 1 : endUnit * rowsOfUnit;
        int length = outputs(columns) * columns[0];
        int outputRow = 0;
        for (int sliceRun = 1; sliceRun < slices.length; sliceRun += RUN_LENGTH) {
            for (int slice = 0; slice < slices[sliceRun]; slice++) {
                int firstOfSlice = (slices[sliceRun + 1] + slice * slices[sliceRun + 2]) * slices[0];
                for (int rowRun = 1; rowRun < rows.length; rowRun += RUN_LENGTH) {
                    for (int row = 0; row < rows[rowRun]; row++) {
                        if (firstRow <= outputRow && outputRow < endRow) {
                            poolRow(
                                    kernels,
                                    max,
                                    x,
                                    firstOfSlice + (rows[rowRun + 1] + row * rows[rowRun + 2]) * rows[0],
                                    slices[0],
                                    slices[sliceRun + 3],
                                    rows[0],
                                    rows[rowRun + 3],
                                    columns,
                                    output,
                                    to + outputRow * length,
                                    piece);
                        }
                        outputRow++;
                    }
                }
            }
        }
    }

    private static int outputs(int[] axis) {
        int outputs = 0;
        for (int run = 1; run < axis.length; run += RUN_LENGTH) {
            outputs += axis[run];
        }
        return outputs;
    }

    /** Computes a row of outputs. */
    private static void poolRow(
            MatrixKernels kernels,
            boolean max,
            float[] x,
            int from,
            int sliceStep,
            int slices,
            int rowStep,
            int rows,
            int[] columns,
            float[] output,
            int to,
            float[] piece) {
        int channels = columns[0];
        int target = to;
        for (int run = 1; run < columns.length; run += RUN_LENGTH) {
            int windows = columns[run];
            int first = from + columns[run + 1] * channels;
            int step = columns[run + 2] * channels;
            int cells = columns[run + 3];
            if (haveFewCells(slices, rows, cells)) {
                kernels.reduceWindows(
                        max, x, first, sliceStep, slices, rowStep, cells, step, windows, channels, output, target,
                        piece);
            } else if (slices == 1 && rows == 1) {
                poolCells(kernels, max, x, first, cells, step, windows, channels, output, target);
            } else {
                poolPieces(
                        kernels, max, x, first, sliceStep, slices, rowStep, rows, cells, step, windows, channels,
                        output, target, piece);
            }
            int end = target + windows * channels;
            if (!max) {
                divide(output, target, end, slices * rows * cells);
            }
            target = end;
        }
    }

    /** Whether {@link MatrixKernels#reduceWindows} reduces windows of so many slices, rows and columns. */
    private static boolean haveFewCells(int slices, int rows, int cells) {
        return rows == cells && (cells == 2 && slices <= 2 || cells == 3 && slices == 1);
    }

    /** Windows of one row. */
    private static void poolCells(
            MatrixKernels kernels,
            boolean max,
            float[] x,
            int from,
            int cells,
            int step,
            int windows,
            int channels,
            float[] output,
            int to) {
        for (int window = 0; window < windows; window++) {
            kernels.reduceRows(max, x, from + window * step, channels, cells, channels, output, to + window * channels);
        }
    }

    /** Windows of several rows, or of several slices: these are reduced into a piece, and the columns from there. */
    private static void poolPieces(
            MatrixKernels kernels,
            boolean max,
            float[] x,
            int from,
            int sliceStep,
            int slices,
            int rowStep,
            int rows,
            int cells,
            int step,
            int windows,
            int channels,
            float[] output,
            int to,
            float[] piece) {
        int parts = parts(slices, rows);
        int room = piece.length / parts - cells * channels;
        int together = Math.max(1, room / Math.max(step, 1) + 1);
        for (int window = 0; window < windows; window += together) {
            int count = Math.min(together, windows - window);
            int length = (count - 1) * step + cells * channels;
            int first = from + window * step;
            int target = to + window * channels;
            if (parts == 1 && slices == 1) {
                kernels.reduceRows(max, x, first, rowStep, rows, length, piece, 0);
            } else if (parts == 1) {
                kernels.reduceRows(max, x, first, sliceStep, slices, length, piece, 0);
            } else {
                for (int row = 0; row < rows; row++) {
                    int part = (row + 1) * length;
                    kernels.reduceRows(max, x, first + row * rowStep, sliceStep, slices, length, piece, part);
                }
                if (haveFewCells(1, rows, cells)) {
                    kernels.reduceWindows(
                            max, piece, length, 0, 1, length, cells, step, count, channels, output, target, piece);
                    continue;
                }
                kernels.reduceRows(max, piece, length, length, rows, length, piece, 0);
            }
            poolCells(kernels, max, piece, 0, cells, step, count, channels, output, target);
        }
    }

    /** Parts of a piece: one for each row of several slices, and one for the rows when they are reduced. */
    private static int parts(int slices, int rows) {
        return slices > 1 && rows > 1 ? rows + 1 : 1;
    }

    /** Divides sums. By a power of two they are multiplied, which is faster and gives the same bits. */
    private static void divide(float[] sums, int from, int to, int divisor) {
        if ((divisor & divisor - 1) == 0) {
            float factor = 1f / divisor;
            for (int i = from; i < to; i++) {
                sums[i] = sums[i] * factor;
            }
        } else {
            for (int i = from; i < to; i++) {
                sums[i] = sums[i] / divisor;
            }
        }
    }
}
