// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Nearest-neighbour enlargement of {@code (rows, columns, channels)}: each row and column is repeated.
 *
 * @param rows how often each row stands in the result
 * @param columns how often each column stands in the result
 */
public record Repeat(int rows, int columns) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.repeat(this, node);
    }
}
