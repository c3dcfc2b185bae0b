// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/** Pieces of an image's rows, one for each column of a kernel, so that what meets in an output has the same index in all. */
public final class ShiftedRows {
    private ShiftedRows() {}

    /**
     * Copies the pixels that some neighbouring outputs read of a row. Outside the image are zeros.
     *
     * @param image the rows one after the other
     * @param rows how many rows
     * @param columns pixels of a row
     * @param channels values of a pixel
     * @param row the row, which may lie outside
     * @param column where the first output's kernel starts, which may lie outside
     * @param offsets where the columns of the kernel lie, relative to that, ascending from 0
     * @param step distance of neighbouring outputs' kernels
     * @param count how many outputs
     * @param span takes a row's pixels from the first to the last that are read, with zeros where they lie outside
     * @param pieces takes for each column of the kernel {@code count} pixels
     */
    public static void copy(
            float[] image,
            int rows,
            int columns,
            int channels,
            int row,
            int column,
            int[] offsets,
            int step,
            int count,
            float[] span,
            float[][] pieces) {
        int length = count * channels;
        if (row < 0 || row >= rows) {
            for (int i = 0; i < offsets.length; i++) {
                Arrays.fill(pieces[i], 0, length, 0f);
            }
            return;
        }
        int end = column + (count - 1) * step + offsets[offsets.length - 1] + 1;
        float[] source = image;
        int from = (row * columns + column) * channels;
        if (column < 0 || end > columns) {
            int pixels = end - column;
            int before = Math.min(Math.max(-column, 0), pixels);
            int inside = Math.max(Math.min(end, columns) - (column + before), 0);
            Arrays.fill(span, 0, before * channels, 0f);
            if (inside > 0) {
                System.arraycopy(image, from + before * channels, span, before * channels, inside * channels);
            }
            Arrays.fill(span, (before + inside) * channels, pixels * channels, 0f);
            source = span;
            from = 0;
        }
        for (int i = 0; i < offsets.length; i++) {
            gather(source, from + offsets[i] * channels, step, count, channels, pieces[i]);
        }
    }

    private static void gather(float[] source, int from, int step, int count, int channels, float[] piece) {
        if (step == 1) {
            System.arraycopy(source, from, piece, 0, count * channels);
        } else if (channels == 1) {
            for (int i = 0; i < count; i++) {
                piece[i] = source[from + i * step];
            }
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(source, from + i * step * channels, piece, i * channels, channels);
            }
        }
    }
}
