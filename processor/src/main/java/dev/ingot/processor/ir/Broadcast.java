// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Repeats the operand along axes of length 1; or, if there is nothing to repeat, has its values under another shape.
 *
 * @param from the shape under which the operand's values are taken
 * @param to the shape with the same number of axes that they are repeated to; the node has as many values
 */
public record Broadcast(Shape from, Shape to) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.broadcast(this, node);
    }
}
