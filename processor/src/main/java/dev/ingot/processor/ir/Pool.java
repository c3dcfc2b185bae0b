// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * The largest value or the mean of windows of the leading axes, channel by channel. The axes are reduced one after the other,
 * the first one first, and within a window from its first cell on; a mean is divided last, by the number of cells of all
 * axes' windows together. Operand: x {@code (..., channels)}.
 *
 * @param kind what becomes of a window
 * @param axes the windows along each axis but the channels
 */
public record Pool(Kind kind, List<Axis> axes) implements RunOp {

    /** Copies the list. */
    public Pool {
        axes = List.copyOf(axes);
    }

    /** What becomes of a window. */
    public enum Kind {
        /** The largest value, as {@code Math.max} has it: NaN if there is one, and +0 above -0. */
        MAX,
        /** The sum, divided by the number of cells. */
        AVERAGE
    }

    /**
     * The windows along an axis.
     *
     * @param inputLength cells of the input
     * @param windows what each output reads
     */
    public record Axis(int inputLength, List<Window> windows) {

        /** Copies the list. */
        public Axis {
            windows = List.copyOf(windows);
        }
    }

    /**
     * Neighbouring cells of the input, at least one.
     *
     * @param from the first
     * @param to the one behind the last
     */
    public record Window(int from, int to) {

        /** The number of cells. */
        public int cells() {
            return to - from;
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.pool(this, node);
    }
}
