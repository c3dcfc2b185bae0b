// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SpatialAxes;
import java.util.ArrayList;
import java.util.List;

/** The rule that an input has spatial axes and then channels, as images do: {@code (rows, columns, channels)}. */
final class SpatialInput {

    private static final List<String> NOUNS = List.of("sequence", "image", "volume");

    private SpatialInput() {}

    /** Reports an input that has not so many spatial axes; answers whether all is well. */
    static boolean check(Reporter reporter, Shape input, int axes) {
        if (input.rank() == axes + 1) {
            return true;
        }
        String expected = "(" + String.join(", ", SpatialAxes.names(axes)) + ", channels)";
        String hint = "put @Reshape(" + Arguments.braces(likely(input, axes)) + ") before this layer, if that is the "
                + NOUNS.get(axes - 1);
        reporter.report(Code.WRONG_RANK, expected, reporter.inputName(0), input, hint);
        return false;
    }

    /** The same values with so many spatial axes: axes of length 1 are added at the end, the first axes but one are joined. */
    private static List<Long> likely(Shape input, int axes) {
        if (axes == 2 && input.rank() == 1) {
            return likelyImage(input.elements());
        }
        List<Long> sizes =
                new ArrayList<>(input.toList().stream().map(Integer::longValue).toList());
        while (sizes.size() <= axes) {
            sizes.add(1L);
        }
        while (sizes.size() > axes + 1) {
            int joined = axes - 1;
            sizes.set(joined, sizes.get(joined) * sizes.remove(joined + 1));
        }
        return sizes;
    }

    /** An image of so many values: square where there is one, with channels as networks usually have them. */
    private static List<Long> likelyImage(long values) {
        for (long channels : new long[] {1, 3}) {
            if (values % channels == 0 && isSquare(values / channels)) {
                return square(values, channels);
            }
        }
        for (long channels = Long.highestOneBit(values); channels > 1; channels /= 2) {
            if (values % channels == 0 && values > channels && isSquare(values / channels)) {
                return square(values, channels);
            }
        }
        return List.of(1L, 1L, values);
    }

    private static boolean isSquare(long number) {
        long root = Math.round(Math.sqrt(number));
        return root * root == number;
    }

    private static List<Long> square(long values, long channels) {
        long side = Math.round(Math.sqrt(values / channels));
        return List.of(side, side, channels);
    }
}
