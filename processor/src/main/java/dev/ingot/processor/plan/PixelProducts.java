// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.ConvolutionKernel.Border;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import java.util.List;

/**
 * How vector kernels compute a convolution of few filters: they multiply each pixel with all taps at once, and each output
 * adds up products of the pixels around it. Unlike planes of pixels this needs no other order of the input.
 *
 * @param columns products of a pixel, of which those behind taps times filters are zeros
 * @param rowLength pixels of a row of the table of products, with its border
 * @param border zeros around the products
 */
public record PixelProducts(int columns, int rowLength, Border border) {

    /** Fewer products are too few for the columns of a panel: half of the work would be done on zeros. */
    private static final int FEWEST_PRODUCTS = VectorKernels.FEWEST_COLUMNS / 2;

    /** Summands of one expression: some 3 KB of bytecode. */
    private static final int MOST_TAPS = 256;

    /** Whether this suits a convolution of so many taps and filters. */
    static boolean suits(int taps, int filters) {
        return taps > 1 && taps <= MOST_TAPS && taps * filters >= FEWEST_PRODUCTS;
    }

    static PixelProducts plan(int rows, int columns, int products, List<PlanePhase> phases) {
        Border border = new Border(0, 0, 0, 0);
        for (PlanePhase phase : phases) {
            int lastRow = phase.rows().count() - 1;
            int lastColumn = phase.columns().count() - 1;
            for (Read read : phase.reads()) {
                border = new Border(
                        Math.max(border.top(), -read.row()),
                        Math.max(border.bottom(), read.row() + lastRow - rows + 1),
                        Math.max(border.left(), -read.column()),
                        Math.max(border.right(), read.column() + lastColumn - columns + 1));
            }
        }
        return new PixelProducts(
                Math.max(products, VectorKernels.FEWEST_COLUMNS), border.left() + columns + border.right(), border);
    }

    /** Values of a row of the table. */
    public int rowStep() {
        return rowLength * columns;
    }

    /** The index in the table of the first product of the image's first pixel. */
    public int start() {
        return (border.top() * rowLength + border.left()) * columns;
    }

    /** The distance, in the table, of the pixel that a summand reads from the pixel of the same row and column of the phase. */
    public int offset(Read read) {
        return ((read.row() + border.top()) * rowLength + read.column() + border.left()) * columns;
    }
}
