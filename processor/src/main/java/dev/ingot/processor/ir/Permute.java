// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Reorders the axes of the operand: axis {@code i} of the result is axis {@code axes.get(i)} of the operand.
 *
 * @param axes the order of the axes
 */
public record Permute(List<Integer> axes) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.permute(this, node);
    }
}
