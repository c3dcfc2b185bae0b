// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.MultiplyAdd;

/** What the runtime's vector kernels can do. */
public final class VectorKernels {

    /** Columns that a matrix must have, whatever the width of the machine's vectors. */
    public static final int FEWEST_COLUMNS = 32;

    /** Channels whose products are worth a call: of fewer, storing them takes longer than multiplying. */
    private static final int SOME_CHANNELS = 3;

    /** Channels whose products of half a panel are worth a call. */
    private static final int MANY_CHANNELS = 32;

    /** Channels that a pooling, or a convolution of single channels, must have, whatever the width of the machine's vectors. */
    public static final int FEWEST_CHANNELS = 16;

    /** Filters of a channel whose values can be interleaved. */
    private static final int MOST_FILTERS_OF_CHANNEL = 2;

    private VectorKernels() {}

    /** Whether they can multiply, in this arithmetic, with a matrix of so many columns. */
    public static boolean suit(MultiplyAdd multiplyAdd, int columns) {
        return multiplyAdd == MultiplyAdd.FUSED && columns >= FEWEST_COLUMNS;
    }

    /** Whether they can fill a table with so many products of each pixel: with many channels a full half of a panel is enough. */
    public static boolean suitTable(MultiplyAdd multiplyAdd, int products, int channels) {
        boolean halfPanel = products == FEWEST_COLUMNS / 2 && channels >= MANY_CHANNELS;
        boolean panels = products >= FEWEST_COLUMNS && channels >= SOME_CHANNELS;
        return multiplyAdd == MultiplyAdd.FUSED && (panels || halfPanel);
    }

    /** Whether they can compute a convolution, in this arithmetic, of so many channels with so many filters each. */
    static boolean suitChannels(MultiplyAdd multiplyAdd, int channels, int multiplier) {
        return multiplyAdd == MultiplyAdd.FUSED && channels >= FEWEST_CHANNELS && multiplier <= MOST_FILTERS_OF_CHANNEL;
    }

    /** Whether they can compute a pooling of so many channels. */
    static boolean suitPooling(int channels) {
        return channels >= FEWEST_CHANNELS;
    }
}
