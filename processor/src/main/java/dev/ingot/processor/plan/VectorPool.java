// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/**
 * How vector kernels compute a pooling.
 *
 * @param axes all axes but the channels, the first one first
 * @param piece floats of the piece into which outer axes are reduced, or which takes the sums that show NaN; 0 if there is nothing to reduce
 *     along outer axes
 */
public record VectorPool(List<PooledAxis> axes, int piece) {

    /** Copies the list. */
    public VectorPool {
        axes = List.copyOf(axes);
    }

    /**
     * An axis.
     *
     * @param length floats of a cell of the input
     * @param runs the windows
     */
    public record PooledAxis(int length, List<WindowRun> runs) {

        /** Copies the list. */
        public PooledAxis {
            runs = List.copyOf(runs);
        }

        /** Cells of the largest window. */
        int mostCells() {
            return runs.stream().mapToInt(WindowRun::cells).max().orElse(1);
        }
    }
}
