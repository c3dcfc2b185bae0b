// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Adds the operands element by element from the first to the last; axes of length 1 and missing leading axes are
 * repeated.
 *
 * @param activation applied to each element of the result
 */
public record Sum(ElementFunction activation) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.sum(this, node);
    }
}
