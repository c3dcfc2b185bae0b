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
     * @param columns columns of each matrix, at least {@link MatrixKernels#FEWEST_COLUMNS}, or half as many
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
     * @param columns columns of each matrix, at least {@link MatrixKernels#FEWEST_COLUMNS}, or half as many
     */
    public void add(float[][] weight, int columns) {
        for (int first = 0; first < weight[0].length; first += columns) {
            Panels matrix = new Panels(weight.length, columns, kernels.panelWidth());
            matrix.packRows(weight, first);
            matrices.add(matrix);
        }
    }

    /**
     * Adds the matrices that a weight holds one after the other, each column by column, and fills them up with columns of zeros to
     * {@link MatrixKernels#FEWEST_COLUMNS}.
     *
     * @param weight the columns of all matrices
     * @param rows length of a column
     * @param columns columns of each matrix
     */
    public void addColumns(float[] weight, int rows, int columns) {
        int length = rows * columns;
        int filled = Math.max(columns, MatrixKernels.FEWEST_COLUMNS);
        for (int from = 0; from < weight.length; from += length) {
            Panels matrix = new Panels(rows, filled, kernels.panelWidth());
            float[] values = Arrays.copyOfRange(weight, from, from + length);
            matrix.packColumns(Arrays.copyOf(values, rows * filled));
            matrices.add(matrix);
        }
    }

    VectorWeights weights() {
        return new VectorWeights(kernels, matrices.toArray(Panels[]::new));
    }
}
