// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import java.util.List;

/** Checks of single arguments; each reports what is wrong and answers whether all is well. */
final class Arguments {

    private Arguments() {}

    /** A number that must not be less than another. */
    static boolean atLeast(Reporter reporter, String name, int value, int least) {
        if (value < least) {
            reporter.reportAt(name, Code.ARGUMENT_TOO_SMALL, name, value, least);
            return false;
        }
        return true;
    }

    /** One number for rows and columns, or two, none less than {@code least}. */
    static boolean pair(Reporter reporter, String name, List<Integer> values, int least) {
        if (values.isEmpty() || values.size() > 2) {
            String example = values.isEmpty() ? Integer.toString(least) : braces(values.subList(0, 2));
            reporter.reportAt(name, Code.WRONG_LENGTH, name, values.size(), example);
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

    /** A finite number, at least 0. */
    static void notNegative(Reporter reporter, String name, double value, double example) {
        if (!isFinite(value)) {
            reporter.reportAt(name, Code.NOT_A_NUMBER, name, value, "a finite float32 number", example);
        } else if (value < 0) {
            reporter.reportAt(name, Code.ARGUMENT_TOO_SMALL, name, value, 0);
        }
    }

    /** A number from 0 to 1. */
    static void fraction(Reporter reporter, String name, String called, double value, double example) {
        boolean inRange = 0 <= value && value <= 1; // false for NaN
        if (!inRange) {
            reporter.reportAt(name, Code.ARGUMENT_OUT_OF_RANGE, called, value, 0, 1, example);
        }
    }

    /** A finite number above 0. */
    static void positive(Reporter reporter, String name, double value, double example) {
        if (!isFinite(value)) {
            reporter.reportAt(name, Code.NOT_A_NUMBER, name, value, "a finite float32 number", example);
        } else if ((float) value <= 0) {
            reporter.reportAt(name, Code.NOT_POSITIVE, name, value, example);
        }
    }

    /** A finite number. */
    static void finite(Reporter reporter, String name, double value, double example) {
        if (!isFinite(value)) {
            reporter.reportAt(name, Code.NOT_A_NUMBER, name, value, "a finite float32 number", example);
        }
    }

    /** At least one number, all of them finite. */
    static void finite(Reporter reporter, String name, List<Double> values, double example) {
        if (values.isEmpty()) {
            reporter.reportAt(name, Code.EMPTY_ARGUMENT, name, name + " = " + example);
        }
        for (int i = 0; i < values.size(); i++) {
            if (!isFinite(values.get(i))) {
                reporter.reportAt(name, i, Code.NOT_A_NUMBER, name, values.get(i), "a finite float32 number", example);
            }
        }
    }

    /** Arguments are rounded to float32, so a double beyond its range is as bad as infinity. */
    private static boolean isFinite(double value) {
        return Float.isFinite((float) value);
    }

    /** Numbers as a source has them: <code>{5, 5, 128}</code>. */
    static String braces(List<?> values) {
        String list = values.toString();
        return "{" + list.substring(1, list.length() - 1) + "}";
    }
}
