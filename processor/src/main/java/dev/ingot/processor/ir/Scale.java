// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Multiplies the operand by a factor for each index of one axis. Operands: values, factors. Fewer factors than indices are
 * repeated: the axis then holds the channels of several pixels.
 *
 * @param axis the axis that the factors run along
 */
public record Scale(int axis) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.scale(this, node);
    }
}
