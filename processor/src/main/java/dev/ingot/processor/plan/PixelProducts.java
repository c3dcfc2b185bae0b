// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import java.util.List;

/**
 * How vector kernels compute a convolution of few filters: they multiply each pixel with all taps at once, and each output
 * adds up products of the pixels around it. Unlike planes of pixels this needs no other order of the input. A ring holds the
 * rows of products that an output row reads, so that they are still in the cache, and then a row of zeros.
 *
 * @param columns products of a pixel, of which those behind taps times filters are zeros
 * @param firstRow the furthest input row above that an output row reads, relative to its step; not above 0
 * @param lastRow the furthest input row below
 * @param left zeros before a row
 * @param rowLength pixels of a row of products, with the zeros around it
 */
public record PixelProducts(int columns, int firstRow, int lastRow, int left, int rowLength) {

    /** Fewer products are too few for the columns of a panel: half of the work would be done on zeros. */
    private static final int FEWEST_PRODUCTS = VectorKernels.FEWEST_COLUMNS / 2;

    /** Summands of one expression: some 3 KB of bytecode. */
    private static final int MOST_TAPS = 256;

    /** Whether this suits a convolution of so many taps and filters. */
    static boolean suits(int taps, int filters) {
        return taps > 1 && taps <= MOST_TAPS && taps * filters >= FEWEST_PRODUCTS;
    }

    static PixelProducts plan(int columns, int products, List<PlanePhase> phases) {
        int first = 0;
        int last = 0;
        int left = 0;
        int right = 0;
        for (PlanePhase phase : phases) {
            int lastColumn = phase.columns().count() - 1;
            for (Read read : phase.reads()) {
                first = Math.min(first, read.row());
                last = Math.max(last, read.row());
                left = Math.max(left, -read.column());
                right = Math.max(right, read.column() + lastColumn - columns + 1);
            }
        }
        return new PixelProducts(
                Math.max(products, VectorKernels.FEWEST_COLUMNS), first, last, left, left + columns + right);
    }

    /** Rows of the ring. */
    public int span() {
        return lastRow - firstRow + 1;
    }

    /** Values of a row. */
    public int rowStep() {
        return rowLength * columns;
    }

    /** The index in a row of the products of the pixel that a summand of a phase's first column reads. */
    public int offset(Read read) {
        return (read.column() + left) * columns;
    }
}
