// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Pad.Margin;
import java.util.List;
import java.util.stream.IntStream;

/** Arguments with a number of cells for each side of each spatial axis. */
final class Margins {

    private Margins() {}

    /** Reports an argument that is not one number, one for each axis or one for each side, all at least 0. */
    static void check(Reporter reporter, String name, List<Integer> values, int axes) {
        if (values.size() != 1 && values.size() != axes && values.size() != 2 * axes) {
            reporter.reportAt(name, Code.SIDES_LENGTH, name, values.size(), example(values, axes), lengths(axes));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < 0) {
                reporter.reportAt(name, i, Code.ARGUMENT_TOO_SMALL, name, values.get(i), 0);
            }
        }
    }

    /** How many numbers an argument for so many axes may have. */
    private static String lengths(int axes) {
        return switch (axes) {
            case 1 -> "one, or two for left and right";
            case 2 -> "one, two for rows and columns, or four for top, bottom, left and right";
            default -> "one, three for depth, rows and columns, or six for front, back, top, bottom, left and right";
        };
    }

    /** As many of the numbers as fit. */
    private static String example(List<Integer> values, int axes) {
        if (values.isEmpty()) {
            return "1";
        }
        int fitting = values.size() > 2 * axes ? 2 * axes : values.size() > axes ? axes : 1;
        return Arguments.literal(values.subList(0, fitting));
    }

    /** The margins of each axis, of an argument that {@link #check} accepted. */
    static List<Margin> of(List<Integer> values, int axes) {
        return IntStream.range(0, axes)
                .mapToObj(axis -> values.size() == 2 * axes
                        ? new Margin(values.get(2 * axis), values.get(2 * axis + 1))
                        : new Margin(Arguments.along(values, axis), Arguments.along(values, axis)))
                .toList();
    }

    /** The index of the number that a side is given by: of both sides of an axis the larger one. */
    static int largest(List<Integer> values, int axes, int axis) {
        if (values.size() < 2 * axes) {
            return Math.min(axis, values.size() - 1);
        }
        return values.get(2 * axis) < values.get(2 * axis + 1) ? 2 * axis + 1 : 2 * axis;
    }
}
