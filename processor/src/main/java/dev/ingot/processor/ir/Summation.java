// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The order in which a reducing op adds its products. It is part of the op, binding for every kernel and for the reference
 * interpreter, so that all of them give the same bits; how a product is added is the op's {@link MultiplyAdd}.
 */
public enum Summation {
    /** From +0, one product after the other. */
    CHAIN,
    /**
     * Partial sums, {@value #PARTIAL_SUMS} or as many as there are products: product {@code i} belongs to the {@link #CHAIN}
     * {@code i % 16}. Then the second half of the partial sums is added to the first, sum 8 to sum 0 and so on; then the
     * second half of what is left, until there is one. A partial sum without a product is left out.
     */
    INTERLEAVED,
    /**
     * For each tap a {@link #CHAIN} over its input channels; then, from +0, the taps' sums in the order of the taps. A tap
     * outside the input contributes nothing. Since a sum that starts from +0 is never -0, a kernel may as well add the +0 of
     * a border of zeros.
     */
    TAP_CHAINS;

    /** Partial sums of {@link #INTERLEAVED}. */
    public static final int PARTIAL_SUMS = 16;

    /** Units below which a loop over them is too short, and each unit is a sum of its own. */
    private static final int FEWEST_UNITS = 16;

    /** The order of a dense layer: fixed by its shape, so that the same layer always gives the same bits. */
    public static Summation ofDense(int units) {
        return units < FEWEST_UNITS ? INTERLEAVED : CHAIN;
    }
}
