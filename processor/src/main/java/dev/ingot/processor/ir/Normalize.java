// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Normalises groups of values by statistics of their own. The operand is seen as (outer, rows, groups, columns): the values of
 * an outer index and a group, over all rows and columns, are normalised together. The result is {@code (x - mean) * (inverse *
 * scale) + shift}, in this order, without what there is not. Operands: x; then scale and shift if there are any, with values
 * for the shape {@code along}, repeated where that is 1.
 *
 * <p>Order: the sums of each column of a group over the rows are {@link Summation#INTERLEAVED}, then so is the sum of these over
 * the columns; with a single row only the latter. Mean and variance are these sums divided by the number of values, in float;
 * the inverse is computed in double and rounded once.
 *
 * @param statistic what is normalised to 1, and whether the mean is taken away before
 * @param epsilon keeps the divisor above 0
 * @param view (outer, rows, groups, columns)
 * @param along the shape of scale and shift: each size as in the view, or 1
 * @param scales whether there is a scale
 * @param shifts whether there is a shift
 * @param multiplyAdd how a square is added to a sum
 * @param activation applied to each element of the result
 */
public record Normalize(
        Statistic statistic,
        double epsilon,
        Shape view,
        Shape along,
        boolean scales,
        boolean shifts,
        MultiplyAdd multiplyAdd,
        ElementFunction activation)
        implements SumOfProducts {

    /** What a group is divided by. */
    public enum Statistic {
        /** {@code sqrt(variance + epsilon)}; the mean is taken away. The variance is the mean of {@code (x - mean)^2}. */
        VARIANCE(true, true),
        /** {@code sqrt(variance + epsilon)}; the mean stays. */
        VARIANCE_ALONE(true, false),
        /** {@code sqrt(mean of x^2 + epsilon)}. */
        MEAN_SQUARE(false, false),
        /** {@code sqrt(max(sum of x^2, epsilon))}. */
        SQUARE_SUM(false, false);

        private final boolean hasMean;
        private final boolean centers;

        Statistic(boolean hasMean, boolean centers) {
            this.hasMean = hasMean;
            this.centers = centers;
        }

        /** Whether differences from the mean are squared. */
        public boolean hasMean() {
            return hasMean;
        }

        /** Whether the mean is taken away from the result. */
        public boolean centers() {
            return centers;
        }
    }

    /** Number of values that are normalised together. */
    public int groupSize() {
        return rows() * columns();
    }

    /** The size of the first axis of the view. */
    public int outer() {
        return view.size(0);
    }

    /** The size of the second axis of the view. */
    public int rows() {
        return view.size(1);
    }

    /** The size of the third axis of the view. */
    public int groups() {
        return view.size(2);
    }

    /** The size of the last axis of the view. */
    public int columns() {
        return view.size(3);
    }

    /** The op with another activation. */
    public Normalize with(ElementFunction other) {
        return new Normalize(statistic, epsilon, view, along, scales, shifts, multiplyAdd, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.normalize(this, node);
    }
}
