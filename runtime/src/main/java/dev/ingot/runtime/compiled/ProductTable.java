// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/**
 * Rows and columns of float vectors with a border of zeros, of which only a sliding window of rows has storage of its own.
 */
public final class ProductTable {
    private ProductTable() {}

    /**
     * A table whose entry {@code [row + top][column + left]} is the vector of a logical row and column.
     *
     * <p>Logical rows lie on a ring: {@code row} and {@code row + span} are the same arrays, so at most {@code span} rows in a
     * row may be in use at a time. The vectors are taken from {@code scratch}, row by row, and other tables may use them too
     * at another time; all border entries are the zeros, which nobody may write.
     *
     * @param scratch where the vectors are taken from; they may be longer than needed
     * @param first the first vector taken
     * @param zeros a vector of zeros
     * @param rows the logical rows
     * @param columns the logical columns
     * @param span the rows that have storage
     * @param top the border rows before the first row
     * @param bottom the border rows behind the last row
     * @param left the border columns before the first column
     * @param right the border columns behind the last column
     */
    public static float[][][] of(
            float[][] scratch,
            int first,
            float[] zeros,
            int rows,
            int columns,
            int span,
            int top,
            int bottom,
            int left,
            int right) {
        return of(scratch, first, zeros, rows, columns, span, top, bottom, left, right, 1, 0, 0);
    }

    /**
     * A table of several slices of rows: the entry {@code [(slice + front) * (top + rows + bottom) + row + top]} is a logical
     * row of a slice. The ring goes through the rows of all slices.
     *
     * @param slices the logical slices
     * @param front the border slices before the first slice
     * @param back the border slices behind the last slice
     */
    public static float[][][] of(
            float[][] scratch,
            int first,
            float[] zeros,
            int rows,
            int columns,
            int span,
            int top,
            int bottom,
            int left,
            int right,
            int slices,
            int front,
            int back) {
        float[][] border = new float[left + columns + right][];
        Arrays.fill(border, zeros);
        int tableRows = top + rows + bottom;
        float[][][] table = new float[(front + slices + back) * tableRows][][];
        Arrays.fill(table, border);
        float[][][] ring = new float[span][][];
        for (int index = 0; index < slices * rows; index++) {
            if (index < span) {
                ring[index] = border.clone();
                System.arraycopy(scratch, first + index * columns, ring[index], left, columns);
            }
            table[(front + index / rows) * tableRows + top + index % rows] = ring[index % span];
        }
        return table;
    }
}
