// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

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
}
