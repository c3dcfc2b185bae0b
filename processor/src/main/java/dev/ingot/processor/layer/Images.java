// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SpatialAxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rule that an input is a signal, an image or a volume: one, two or three spatial axes, then the channels. */
final class Images {

    private static final List<String> NOUNS = List.of("signal", "image", "volume");

    private Images() {}

    /** Reports an input that does not have so many spatial axes; answers whether all is well. */
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

    /** The sizes of a shape, to calculate with. */
    static long[] sizes(Shape shape) {
        return shape.toList().stream().mapToLong(Integer::longValue).toArray();
    }

    /** A shape of as many values: with equal sides where there is one, with channels as networks usually have them. */
    private static List<Long> likely(Shape input, int axes) {
        List<Long> sizes = new ArrayList<>();
        if (input.rank() > axes + 1) {
            for (int axis = 0; axis < axes - 1; axis++) {
                sizes.add((long) input.size(axis));
            }
            sizes.add(input.product(axes - 1, input.rank() - 1));
            sizes.add((long) input.last());
            return sizes;
        }
        if (input.rank() > 1) {
            input.toList().forEach(size -> sizes.add((long) size));
            sizes.addAll(Collections.nCopies(axes + 1 - sizes.size(), 1L));
            return sizes;
        }
        long values = input.elements();
        sizes.addAll(Collections.nCopies(axes, 1L));
        sizes.add(values);
        for (long channels : new long[] {1, 3}) {
            if (values % channels == 0 && isPower(values / channels, axes)) {
                return equalSides(values, channels, axes);
            }
        }
        for (long channels = Long.highestOneBit(values); channels > 1; channels /= 2) {
            if (values % channels == 0 && values > channels && isPower(values / channels, axes)) {
                return equalSides(values, channels, axes);
            }
        }
        return sizes;
    }

    private static boolean isPower(long number, int exponent) {
        return power(root(number, exponent), exponent) == number;
    }

    private static long root(long number, int exponent) {
        return Math.round(Math.pow(number, 1.0 / exponent));
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    private static List<Long> equalSides(long values, long channels, int axes) {
        List<Long> sizes = new ArrayList<>(Collections.nCopies(axes, root(values / channels, axes)));
        sizes.add(channels);
        return sizes;
    }
}
