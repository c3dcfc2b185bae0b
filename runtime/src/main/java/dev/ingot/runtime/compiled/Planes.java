// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/** Sums over planes: images of one channel, row after row. */
public final class Planes {
    private Planes() {}

    /**
     * Adds a plane of products to a plane of sums, moved so that {@code sums[r][c]} gets {@code products[r + row][c + column]}, or
     * +0 where that is outside.
     *
     * <p>The products are first copied to where they are added, since HotSpot compiles a loop over two arrays at different
     * offsets to code for one value at a time.
     *
     * @param sums the sums, at least {@code sumRows * sumColumns}
     * @param sumRows rows of the sums
     * @param sumColumns columns of the sums, not fewer than of the products
     * @param products the products, at least {@code rows * columns}
     * @param rows rows of the products
     * @param columns columns of the products
     * @param row the products' row for the first row of the sums; may be outside
     * @param column the products' column for the first column of the sums; may be outside
     * @param moved takes the moved products, as many as there are sums
     */
    public static void addMoved(
            float[] sums,
            int sumRows,
            int sumColumns,
            float[] products,
            int rows,
            int columns,
            int row,
            int column,
            float[] moved) {
        int length = sumRows * sumColumns;
        if (sumColumns == columns) {
            moveAtOnce(products, 0, rows, columns, row, column, moved, length);
        } else {
            for (int r = 0; r < sumRows; r++) {
                moveRow(products, rows, columns, r + row, column, moved, r * sumColumns, sumColumns);
            }
        }
        for (int n = 0; n < length; n++) {
            sums[n] += moved[n];
        }
    }

    /**
     * Moves a plane sideways, so that {@code moved[r][c]} gets {@code plane[r][c + column]}, or +0 where that is outside.
     *
     * @param planes holds the plane
     * @param from the index of its first value
     * @param rows its rows
     * @param columns its columns
     * @param column the column that comes first; may be outside
     * @param moved takes the moved plane
     */
    public static void move(float[] planes, int from, int rows, int columns, int column, float[] moved) {
        moveAtOnce(planes, from, rows, columns, 0, column, moved, rows * columns);
    }

    /** Moves all rows in one piece, and then clears the columns that came from the end of a neighbouring row. */
    private static void moveAtOnce(
            float[] products, int from, int rows, int columns, int row, int column, float[] moved, int length) {
        int by = row * columns + column;
        int start = Math.max(0, Math.min(length, -by));
        int end = Math.max(start, Math.min(length, rows * columns - by));
        Arrays.fill(moved, 0, start, 0f);
        if (end > start) {
            System.arraycopy(products, from + start + by, moved, start, end - start);
        }
        Arrays.fill(moved, end, length, 0f);
        int firstCleared = column < 0 ? 0 : Math.max(0, columns - column);
        int endCleared = column < 0 ? Math.min(columns, -column) : columns;
        for (int c = firstCleared; c < endCleared; c++) {
            for (int n = c; n < length; n += columns) {
                moved[n] = 0f;
            }
        }
    }

    private static void moveRow(
            float[] products, int rows, int columns, int row, int column, float[] moved, int to, int count) {
        boolean inside = row >= 0 && row < rows;
        int start = inside ? Math.max(0, Math.min(count, -column)) : count;
        int end = Math.max(start, Math.min(count, columns - column));
        Arrays.fill(moved, to, to + start, 0f);
        if (end > start) {
            System.arraycopy(products, row * columns + column + start, moved, to + start, end - start);
        }
        Arrays.fill(moved, to + end, to + count, 0f);
    }
}
