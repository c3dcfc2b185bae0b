// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.MultiplyAdd;

/** What the runtime's vector kernels can do. */
public final class VectorKernels {

    /** Columns that a matrix must have, whatever the width of the machine's vectors. */
    public static final int FEWEST_COLUMNS = 32;

    /** Channels that a pooling must have, whatever the width of the machine's vectors. */
    public static final int FEWEST_CHANNELS = 16;

    private VectorKernels() {}

    /** Whether they can multiply, in this arithmetic, with a matrix of so many columns. */
    public static boolean suit(MultiplyAdd multiplyAdd, int columns) {
        return multiplyAdd == MultiplyAdd.FUSED && columns >= FEWEST_COLUMNS;
    }

    /** Whether they can compute a pooling of so many channels. */
    static boolean suitPooling(int channels) {
        return channels >= FEWEST_CHANNELS;
    }
}
