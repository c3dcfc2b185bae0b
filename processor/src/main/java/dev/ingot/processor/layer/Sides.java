// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import java.util.List;

/**
 * A number for each side of an image.
 *
 * @param top rows before the first
 * @param bottom rows behind the last
 * @param left columns before the first
 * @param right columns behind the last
 */
record Sides(int top, int bottom, int left, int right) {

    /** Reports an argument that is not one number, two or four of at least 0. */
    static void check(Reporter reporter, String name, List<Integer> values) {
        if (values.size() != 1 && values.size() != 2 && values.size() != 4) {
            String example = values.isEmpty() ? "1" : Arguments.braces(values.subList(0, values.size() > 4 ? 4 : 2));
            reporter.reportAt(name, Code.SIDES_LENGTH, name, values.size(), example);
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < 0) {
                reporter.reportAt(name, i, Code.ARGUMENT_TOO_SMALL, name, values.get(i), 0);
            }
        }
    }

    /** The argument of an annotation that {@link #check} accepted. */
    static Sides of(List<Integer> values) {
        if (values.size() == 4) {
            return new Sides(values.get(0), values.get(1), values.get(2), values.get(3));
        }
        Size2D size = Size2D.of(values);
        return new Sides(size.rows(), size.rows(), size.columns(), size.columns());
    }

    /** Rows of both sides together. */
    long rows() {
        return (long) top + bottom;
    }

    /** Columns of both sides together. */
    long columns() {
        return (long) left + right;
    }
}
