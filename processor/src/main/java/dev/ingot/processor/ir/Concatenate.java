// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Joins the operands along an axis.
 *
 * @param axis the axis, counted from 0 without the batch
 */
public record Concatenate(int axis) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.concatenate(this, node);
    }
}
