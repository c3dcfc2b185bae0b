// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** A number for the rows and one for the columns. */
record Size2D(int rows, int columns) {

    /** The argument of an annotation: one number for both, or two. */
    static Size2D of(List<Integer> values) {
        return new Size2D(values.get(0), values.get(values.size() - 1));
    }

    int max() {
        return Math.max(rows, columns);
    }

    /** The form of messages: {@code 3x3}. */
    @Override
    public String toString() {
        return rows + "x" + columns;
    }
}
