// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/** The rule that an input is an image: {@code (rows, columns, channels)}. */
final class Images {

    private Images() {}

    /** Reports an input that is none; answers whether all is well. */
    static boolean check(Reporter reporter, Shape input) {
        if (input.rank() == 3) {
            return true;
        }
        String hint =
                "put @Reshape(" + Arguments.braces(likelyImage(input)) + ") before this layer, if that is the image";
        reporter.report(Code.WRONG_RANK, "(rows, columns, channels)", reporter.inputName(0), input, hint);
        return false;
    }

    /** An image of as many values: square where there is one, with channels as networks usually have them. */
    private static List<Long> likelyImage(Shape input) {
        if (input.rank() == 2) {
            return List.of((long) input.size(0), (long) input.size(1), 1L);
        }
        if (input.rank() > 3) {
            return List.of((long) input.size(0), input.product(1, input.rank() - 1), (long) input.last());
        }
        long values = input.elements();
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
