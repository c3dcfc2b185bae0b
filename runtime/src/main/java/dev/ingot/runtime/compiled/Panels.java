// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/**
 * A matrix cut into panels of neighbouring columns, as vector kernels read it: one array
 * {@code [panel][row][column of the panel]}. The last panel is half as wide if that takes the columns which are left; it ends at
 * the last column, so that it may overlap the one before.
 */
public final class Panels {
    private final int rows;
    private final int columns;
    private final int width;
    private final float[] values;

    /**
     * A matrix of zeros.
     *
     * @param columns at least {@code width}, or half of it
     * @param width columns of a panel, a multiple of eight
     */
    public Panels(int rows, int columns, int width) {
        this.rows = rows;
        this.columns = columns;
        this.width = width;
        if (width(0) > columns) {
            throw new IllegalArgumentException("panels of " + width + " columns for a matrix of " + columns);
        }
        int last = count() - 1;
        this.values = new float[Math.multiplyExact(rows, last * width + width(last))];
    }

    /** Rows of the matrix: the length of the sums that a product with it adds up. */
    public int rows() {
        return rows;
    }

    /** Number of panels. */
    public int count() {
        return (columns + width - 1) / width;
    }

    /** Columns of a panel. */
    public int width(int panel) {
        return 2 * (columns - panel * width) <= width ? width / 2 : width;
    }

    /** The matrix column of a panel's first column. */
    public int column(int panel) {
        return Math.min(panel * width, columns - width(panel));
    }

    /** The index in {@link #values} of a panel's first value. */
    public int start(int panel) {
        return panel * rows * width;
    }

    /** The values; not a copy. */
    public float[] values() {
        return values;
    }

    /** Columns of the matrix. */
    public int columns() {
        return columns;
    }

    /** Takes the values of an array for each row, from a column on. */
    void packRows(float[][] matrix, int firstColumn) {
        for (int panel = 0; panel < count(); panel++) {
            int panelWidth = width(panel);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        matrix[row], firstColumn + column(panel), values, start(panel) + row * panelWidth, panelWidth);
            }
        }
    }

    /** Takes the values of one array that has the columns one after the other. */
    public void packColumns(float[] matrix) {
        for (int panel = 0; panel < count(); panel++) {
            int panelWidth = width(panel);
            for (int column = 0; column < panelWidth; column += 4) {
                packFourColumns(matrix, (column(panel) + column) * rows, start(panel) + column, panelWidth);
            }
        }
    }

    /** Reads four columns, each from end to end: for one at a time every line of the panel is fetched sixteen times. */
    private void packFourColumns(float[] matrix, int first, int to, int step) {
        int second = first + rows;
        int third = second + rows;
        int fourth = third + rows;
        int at = to;
        for (int row = 0; row < rows; row++) {
            values[at] = matrix[first + row];
            values[at + 1] = matrix[second + row];
            values[at + 2] = matrix[third + row];
            values[at + 3] = matrix[fourth + row];
            at += step;
        }
    }
}
