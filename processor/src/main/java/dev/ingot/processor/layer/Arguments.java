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

    /** One number for all spatial axes, or one for each, none less than {@code least}. */
    static boolean perAxis(Reporter reporter, String name, List<Integer> values, int axes, int least) {
        if (values.size() != 1 && values.size() != axes) {
            String example = values.size() < axes ? Integer.toString(least) : literal(values.subList(0, axes));
            reporter.reportAt(name, Code.WRONG_LENGTH, name, values.size(), example, lengths(axes));
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

    /** How many numbers an argument for so many axes may have. */
    private static String lengths(int axes) {
        return switch (axes) {
            case 1 -> "one";
            case 2 -> "one, or two for rows and columns";
            default -> "one, or three for depth, rows and columns";
        };
    }

    /** The number for an axis of an argument that {@link #perAxis} accepted. */
    static int along(List<Integer> values, int axis) {
        return values.get(values.size() == 1 ? 0 : axis);
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

    /** Numbers as a source has them, one without braces: {@code 3}, <code>{3, 5}</code>. */
    static String literal(List<?> values) {
        return values.size() == 1 ? values.get(0).toString() : braces(values);
    }
}
