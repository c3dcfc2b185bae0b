// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/** The arrays that the layers of a network work in, one layer after the other. */
public final class Scratch {
    private Scratch() {}

    /**
     * New arrays, in runs of the same length.
     *
     * @param countsAndLengths for each run the number of arrays and their length
     */
    public static float[][] of(int... countsAndLengths) {
        int count = 0;
        for (int run = 0; run < countsAndLengths.length; run += 2) {
            count += countsAndLengths[run];
        }
        float[][] arrays = new float[count][];
        int end = 0;
        for (int run = 0; run < countsAndLengths.length; run += 2) {
            int start = end;
            end += countsAndLengths[run];
            for (int i = start; i < end; i++) {
                arrays[i] = new float[countsAndLengths[run + 1]];
            }
        }
        return arrays;
    }

    /**
     * Some of these arrays as a table.
     *
     * @param arrays all arrays
     * @param first the first of the table
     * @param rows rows of the table
     * @param columns arrays of a row
     */
    public static float[][][] table(float[][] arrays, int first, int rows, int columns) {
        float[][][] table = new float[rows][][];
        for (int row = 0; row < rows; row++) {
            table[row] = Arrays.copyOfRange(arrays, first + row * columns, first + (row + 1) * columns);
        }
        return table;
    }
}
