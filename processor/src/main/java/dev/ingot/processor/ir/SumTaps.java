// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Adds taps of a convolution kernel that read the same input: cell {@code (i, j)} of the result is the sum of the operand's
 * cells in {@code axes.get(0).get(i)} and {@code axes.get(1).get(j)}, added in row-major order; likewise with one spatial
 * axis or three.
 *
 * @param axes for each spatial axis and each of the result's cells along it the operand's cells
 */
public record SumTaps(List<List<List<Integer>>> axes) implements LoadOp {

    /** Copies the lists. */
    public SumTaps {
        axes = axes.stream()
                .map(axis -> axis.stream().map(List::copyOf).toList())
                .toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.sumTaps(this, node);
    }
}
