// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * {@code max(x, 0) + slope * min(x, 0)}, where the slope has a value for each index of one axis. Operands: x, slope.
 *
 * @param axis the axis that the slope runs along, counted from 0 without the batch
 */
public record ParametricRelu(int axis) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.parametricRelu(this, node);
    }
}
