// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Dot products of each row of x with each row of y. Operands: x {@code (..., length)}, y {@code (..., length)}; the result has
 * the axes of x but the last, then those of y but the last, or one axis of size 1 if there is none. Each dot product is a sum in
 * the order {@link Summation#INTERLEAVED}.
 *
 * @param multiplyAdd how a product is added to a sum
 */
public record Dot(MultiplyAdd multiplyAdd) implements SumOfProducts {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.dot(this, node);
    }
}
