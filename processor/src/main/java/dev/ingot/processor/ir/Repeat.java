// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Nearest-neighbour enlargement of the leading axes: each cell is repeated.
 *
 * @param factors for each axis but the channels, how often each of its cells stands in the result
 */
public record Repeat(List<Integer> factors) implements RunOp {

    /** Copies the list. */
    public Repeat {
        factors = List.copyOf(factors);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.repeat(this, node);
    }
}
