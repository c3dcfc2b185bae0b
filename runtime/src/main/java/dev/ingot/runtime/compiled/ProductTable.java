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
     * row may be in use at a time. All border entries are one shared vector of zeros, which must not be written.
     *
     * @param rows the logical rows
     * @param columns the logical columns
     * @param span the rows that have storage
     * @param top the border rows before the first row
     * @param bottom the border rows behind the last row
     * @param left the border columns before the first column
     * @param right the border columns behind the last column
     * @param length the length of each vector
     */
    public static float[][][] of(
            int rows, int columns, int span, int top, int bottom, int left, int right, int length) {
        float[] zeros = new float[length];
        float[][] border = new float[left + columns + right][];
        Arrays.fill(border, zeros);
        float[][][] table = new float[top + rows + bottom][][];
        Arrays.fill(table, border);
        for (int row = 0; row < rows; row++) {
            table[top + row] = row < span ? row(border, columns, left, length) : table[top + row - span];
        }
        return table;
    }

    private static float[][] row(float[][] border, int columns, int left, int length) {
        float[][] row = border.clone();
        for (int column = 0; column < columns; column++) {
            row[left + column] = new float[length];
        }
        return row;
    }

    /**
     * The vectors of a table that keeps all its rows, without the border, row by row.
     *
     * @param table what {@link #of} answered
     */
    public static float[][] vectors(float[][][] table, int rows, int columns, int top, int left) {
        float[][] vectors = new float[rows * columns][];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table[top + row], left, vectors, row * columns, columns);
        }
        return vectors;
    }
}
