// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.ArrayList;
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

    VectorWeights weights() {
        return new VectorWeights(kernels, matrices.toArray(Panels[]::new));
    }
}
