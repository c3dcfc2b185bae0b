// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The operand itself: what layers without effect at inference become.
 */
public record Identity() implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.identity(this, node);
    }
}
