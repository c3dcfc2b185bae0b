// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/** What a convolution does at the border of its input. */
public enum Padding {
    /** No padding: the kernel stays inside the input. */
    VALID,
    /** Zeros are added so that a convolution with stride 1 keeps the size; an odd zero goes to the end of the axis. */
    SAME,
    /** Zeros are added only before the first step, so that no output reads a later one; for {@link Conv1D}. */
    CAUSAL
}
