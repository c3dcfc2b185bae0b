// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;
import java.util.Optional;

/**
 * Reduces a single window of an image of whole vectors of channels. Its rows are reduced four at a time into results that move
 * down with them, at the indices of the image (see {@link AlignedPoolKernel}).
 *
 * @param rows the rows of the window
 * @param columns the columns of the window
 * @param rowLength floats of a row of the input
 * @param channels floats of a cell
 * @param elements floats of the input
 * @param vector how vector kernels compute it
 */
public record SingleWindowKernel(
        WindowRun rows, WindowRun columns, int rowLength, int channels, int elements, Optional<VectorPool> vector)
        implements Kernel {

    /** Rows of a window from which on this is worth while. */
    private static final int MANY_ROWS = 5;

    /** Floats of the largest image: the caches should hold a second one. */
    private static final int LARGEST = 1 << 19;

    /** Whether this suits windows of an image. */
    static boolean suits(List<WindowRun> rows, List<WindowRun> columns, int channels, int elements) {
        return rows.size() == 1
                && columns.size() == 1
                && rows.get(0).count() * columns.get(0).count() == 1
                && rows.get(0).cells() >= MANY_ROWS
                && channels % Alignment.FLOATS == 0
                && elements <= LARGEST;
    }

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    /** As much as the image; then two of its columns, one after the other. */
    @Override
    public List<Scratch> scratch() {
        return List.of(new Scratch(1, elements), new Scratch(2, channels));
    }

    @Override
    public String describe() {
        return "four rows at a time";
    }
}
