// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The order in which a reducing op adds its products. It is part of the op, binding for every kernel and for the reference
 * interpreter, so that all of them give the same bits. Each product is rounded before it is added (multiply, then add).
 *
 * <p>A cell outside the input contributes nothing. Since every chain starts from +0, no partial sum is ever -0, so a kernel
 * may as well add the +0 that a border of zeros contributes: the bits are the same.
 */
public enum Summation {
    /** From +0, one product after the other. */
    CHAIN,
    /** For each tap a {@link #CHAIN} over its input channels; the taps' sums are then added in the order of the taps. */
    TAP_CHAINS
}
