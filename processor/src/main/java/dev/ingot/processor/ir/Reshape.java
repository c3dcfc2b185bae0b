// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The operand's values under the node's shape; costs nothing.
 */
public record Reshape() implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.reshape(this, node);
    }
}
