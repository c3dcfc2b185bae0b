// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Makes values over some axes sum to 1, for each index of the others.
 *
 * @param kind how
 * @param axes the axes that sum to 1, ascending, counted from 0 without the batch
 */
public record Softmax(Kind kind, List<Integer> axes) implements RunOp {

    /** Copies the list. */
    public Softmax {
        axes = List.copyOf(axes);
    }

    /** How values are made to sum to 1. */
    public enum Kind {
        /** {@code exp(x - max) / sum(exp(x - max))}; the sum is a chain in row-major order. */
        SHARES,
        /** {@code x - max - log(sum(exp(x - max)))}: the logarithm of {@link #SHARES}; the sum is the same. */
        LOGARITHMS,
        /** {@code max(x - t, 0)} with the t for which that sums to 1, computed in double. */
        SPARSE
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.softmax(this, node);
    }
}
