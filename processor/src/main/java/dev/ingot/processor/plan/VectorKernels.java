// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

/** What the runtime's vector kernels can do. */
public final class VectorKernels {

    /** Columns that a matrix must have, whatever the width of the machine's vectors. */
    public static final int FEWEST_COLUMNS = 32;

    private VectorKernels() {}

    /** Whether they can multiply with a matrix of so many columns. */
    public static boolean suit(int columns) {
        return columns >= FEWEST_COLUMNS;
    }
}
