// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** Images with a border of zeros. */
public final class PaddedImage {
    private PaddedImage() {}

    /**
     * Copies an image into one with a border, which is not written.
     *
     * @param image the rows one after the other
     * @param rows how many rows
     * @param rowLength values of a row
     * @param padded takes the image
     * @param from the index of the image's first value
     * @param paddedRowLength values of a row with its border
     */
    public static void fill(float[] image, int rows, int rowLength, float[] padded, int from, int paddedRowLength) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(image, row * rowLength, padded, from + row * paddedRowLength, rowLength);
        }
    }
}
