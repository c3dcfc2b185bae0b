// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/** How a weight is laid out in memory for its kernel. */
public sealed interface Layout {

    /** One array in row-major order. */
    record Flat() implements Layout {}

    /** An array per row of a matrix. */
    record Rows() implements Layout {}

    /** An array per column of a matrix. */
    record Columns() implements Layout {}

    /** One array that has, for each tap and filter of a convolution, the factors of all channels. */
    record FilterRows() implements Layout {}

    /**
     * Weights or bias of a depthwise convolution: for each filter of a channel an array that has, tap after tap, a row with the
     * factors of all channels, once for each of neighbouring outputs. Rows start at multiples of {@link Alignment#FLOATS}.
     *
     * @param multiplier filters of a channel
     * @param outputs how often the factors stand in a row
     */
    record Depthwise(int multiplier, int outputs) implements Layout {

        /** The distance of rows for so many channels. */
        public int pitch(int channels) {
            return Alignment.up(channels * outputs);
        }
    }

    /**
     * For each group and each of its input channels an array {@code [tap][filter of the group]}.
     *
     * @param groups number of groups of channels and filters
     * @param taps the taps it holds, as {@code kernelRow * kernelColumns + kernelColumn}, in order
     */
    record Taps(int groups, List<Integer> taps) implements Layout {

        /** Copies the list. */
        public Taps {
            taps = List.copyOf(taps);
        }
    }
}
