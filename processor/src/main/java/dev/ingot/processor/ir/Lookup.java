// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The row of a table for each element, along a new last axis. Operands: x, whose elements are the numbers of rows; the table
 * {@code (rows, columns)}. An element that is no whole number from 0 on below {@code rows} is an error of the caller.
 */
public record Lookup() implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.lookup(this, node);
    }
}
