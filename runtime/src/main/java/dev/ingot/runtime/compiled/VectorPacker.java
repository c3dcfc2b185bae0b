// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the matrices among a network's weights for vector kernels. They are numbered in the order of the calls. */
public final class VectorPacker {
    private final MatrixKernels kernels;
    private final List<Panels> matrices = new ArrayList<>();

    VectorPacker(MatrixKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Adds the matrices that stand side by side in each group of a weight: group by group, from left to right.
     *
     * @param weight for each group an array per row
     * @param columns columns of each matrix, at least {@link MatrixKernels#FEWEST_COLUMNS}
     */
    public void add(float[][][] weight, int columns) {
        for (float[][] group : weight) {
            add(group, columns);
        }
    }

    /**
     * Adds the matrices that stand side by side in a weight, from left to right.
     *
     * @param weight an array per row
     * @param columns columns of each matrix, at least {@link MatrixKernels#FEWEST_COLUMNS}
     */
    public void add(float[][] weight, int columns) {
        for (int first = 0; first < weight[0].length; first += columns) {
            Panels matrix = new Panels(weight.length, columns, kernels.panelWidth());
            matrix.packRows(weight, first);
            matrices.add(matrix);
        }
    }

    /**
     * Adds one matrix that a weight holds column by column, filled up with columns of zeros to {@link
     * MatrixKernels#FEWEST_COLUMNS}.
     *
     * @param weight the columns one after the other
     * @param rows length of a column
     */
    public void addColumns(float[] weight, int rows) {
        int columns = Math.max(weight.length / rows, MatrixKernels.FEWEST_COLUMNS);
        Panels matrix = new Panels(rows, columns, kernels.panelWidth());
        matrix.packColumns(Arrays.copyOf(weight, rows * columns));
        matrices.add(matrix);
    }

    VectorWeights weights() {
        return new VectorWeights(kernels, matrices.toArray(Panels[]::new));
    }
}
