// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * {@code activation(x * scale + shift)}, where scale and shift have a value for each index of one axis. Operands: x, scale,
 * shift.
 *
 * @param axis the axis that scale and shift run along, counted from 0 without the batch
 * @param activation applied to each element of the result
 */
public record ScaleShift(int axis, ElementFunction activation) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.scaleShift(this, node);
    }
}
