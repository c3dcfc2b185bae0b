// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts zeros around the leading axes; a negative number cuts off as many cells instead.
 *
 * @param margins for each axis but the channels, what is added before and after
 */
public record Pad(List<Margin> margins) implements RunOp {

    /** Copies the list. */
    public Pad {
        margins = List.copyOf(margins);
    }

    /**
     * What is added to an axis.
     *
     * @param before cells before the first
     * @param after cells behind the last
     */
    public record Margin(int before, int after) {

        /** No cells. */
        public static final Margin NONE = new Margin(0, 0);
    }

    /** Whether some side is filled with zeros. */
    public boolean adds() {
        return sides().anyMatch(side -> side > 0);
    }

    /** Whether some side is cut off. */
    public boolean cuts() {
        return sides().anyMatch(side -> side < 0);
    }

    private IntStream sides() {
        return margins.stream().flatMapToInt(margin -> IntStream.of(margin.before(), margin.after()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.pad(this, node);
    }
}
