// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * How an op adds a product to a sum. Like the {@link Summation} it decides bits, so it is part of the op, fixed when a layer
 * is lowered and the same for all ops of a network.
 */
public enum MultiplyAdd {
    /** Rounded once, after the addition: {@code Math.fma}. */
    FUSED,
    /** The product is rounded, then the sum: for processors without an instruction for {@code Math.fma}. */
    SEPARATE
}
