// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * A function of each element.
 *
 * @param function the function
 */
public record Elementwise(ElementFunction function) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.elementwise(this, node);
    }
}
