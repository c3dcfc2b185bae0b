// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reduces windows of an image at the indices of their first cells, into an array as long as the image: HotSpot 17 makes vector code
 * of loops that read and write at the same index and at distances of whole vectors, so nothing has to be copied before. Windows have
 * few cells, or there is a single one.
 *
 * @param rows the windows along the rows
 * @param columns the windows along the columns
 * @param rowLength floats of a row of the input
 * @param channels floats of a cell
 * @param elements floats of the input
 * @param vector how vector kernels compute it
 */
public record AlignedPoolKernel(
        WindowRun rows, WindowRun columns, int rowLength, int channels, int elements, Optional<VectorPool> vector)
        implements Kernel {

    /** Cells of a window that one loop reads. */
    private static final int FEW_CELLS = 4;

    /** Floats of the largest image: the caches should hold a second one. */
    private static final int LARGEST = 1 << 19;

    /** Whether this suits windows of an image. */
    static boolean suits(List<WindowRun> rows, List<WindowRun> columns, int channels, int elements) {
        if (rows.size() > 1 || columns.size() > 1 || channels % Alignment.FLOATS > 0 || elements > LARGEST) {
            return false;
        }
        int cells = rows.get(0).cells() * columns.get(0).cells();
        boolean few = 1 < cells
                && cells <= FEW_CELLS
                && columns.get(0).step() <= columns.get(0).cells();
        return few
                || rows.get(0).cells() > FEW_CELLS
                        && rows.get(0).count() * columns.get(0).count() == 1;
    }

    /** Whether threads may share it, by rows of outputs. */
    boolean isDivisible() {
        return rows.count() > 1;
    }

    /** Whether all cells of a window are read by one loop; else there is one window. */
    public boolean hasFewCells() {
        return rows.cells() * columns.cells() <= FEW_CELLS;
    }

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    /** As much as the image; for a single window then its columns, one after the other. */
    @Override
    public List<Scratch> scratch() {
        List<Scratch> scratch = new ArrayList<>();
        scratch.add(new Scratch(1, elements));
        if (!hasFewCells()) {
            scratch.add(new Scratch(2, channels));
        }
        return scratch;
    }

    @Override
    public String describe() {
        return hasFewCells() ? "all cells of a window at once" : "four rows at a time";
    }
}
