// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Combines the operands element by element, from the first to the last; axes of length 1 and missing leading axes are
 * repeated.
 *
 * @param kind how elements are combined
 * @param activation applied to each element of the result
 */
public record Merge(Kind kind, ElementFunction activation) implements RunOp {

    /** How elements are combined. */
    public enum Kind {
        /** {@code a + b + c}. */
        SUM,
        /** {@code a - b}, of two operands. */
        DIFFERENCE,
        /** {@code a * b * c}. */
        PRODUCT,
        /** The sum, divided by the number of operands. */
        MEAN,
        /** The largest, where +0 is larger than -0; NaN if one of them is. */
        MAXIMUM,
        /** The smallest, where -0 is smaller than +0; NaN if one of them is. */
        MINIMUM;

        /** Whether this takes sums and products only. */
        public boolean isSimple() {
            return this != MAXIMUM && this != MINIMUM;
        }
    }

    /** The op with another activation. */
    public Merge with(ElementFunction other) {
        return new Merge(kind, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.merge(this, node);
    }
}
