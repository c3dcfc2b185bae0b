// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * {@code activation(x . kernel + bias)} over the last axis. Operands: x {@code (..., in)}, kernel {@code (in, units)},
 * bias {@code (units)} if there is one. Order: {@link Summation#CHAIN} over {@code in}, bias last.
 *
 * @param activation applied to each element of the result
 */
public record Dense(ElementFunction activation) implements RunOp {

    /** The order in which products are added. */
    public Summation summation() {
        return Summation.CHAIN;
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.dense(this, node);
    }
}
