// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.SpatialAxes;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Arguments with one number for all spatial axes, or one for each. */
final class Sizes {

    private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five", "six");

    private Sizes() {}

    /**
     * Reports an argument of another length, or with a number below {@code least}; answers whether all is well.
     *
     * @param axes number of spatial axes
     */
    static boolean check(Reporter reporter, String name, List<Integer> values, int axes, int least) {
        if (values.size() != 1 && values.size() != axes) {
            String more = axes == 1 ? "" : ", or " + number(axes) + " for " + listed(SpatialAxes.names(axes));
            String example = values.size() < axes
                    ? Integer.toString(values.isEmpty() ? least : values.get(0))
                    : Arguments.literal(values.subList(0, axes));
            reporter.reportAt(name, Code.WRONG_LENGTH, name, values.size(), example, more);
            return false;
        }
        boolean good = true;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < least) {
                reporter.reportAt(name, i, Code.ARGUMENT_TOO_SMALL, name, values.get(i), least);
                good = false;
            }
        }
        return good;
    }

    /** The numbers of an argument that {@link #check} accepted, one for each axis. */
    static List<Integer> of(List<Integer> values, int axes) {
        return values.size() == axes ? values : Collections.nCopies(axes, values.get(0));
    }

    /** The form of messages: {@code 3x3}. */
    static String times(List<Integer> values, int axes) {
        return of(values, axes).stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** A small number as a word. */
    static String number(int number) {
        return NUMBERS.get(number - 1);
    }

    /** Words as a sentence lists them: {@code rows and columns}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
