// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import java.util.Locale;

/** How far values are from those expected. */
final class Difference {

    private final int surplus;
    private int wrong;
    private int firstWrong = -1;
    private double maxAbsolute;
    private long maxUlps;
    private int farthest;
    private final float[] actual;
    private final float[] expected;

    private Difference(float[] actual, float[] expected) {
        this.actual = actual;
        this.expected = expected;
        surplus = actual.length - expected.length;
    }

    /** Says at which elements the values may stand. */
    interface Rule {
        boolean accepts(int index, float actual, float expected);
    }

    /** Compares element by element. */
    static Difference between(float[] actual, float[] expected, Rule rule) {
        Difference difference = new Difference(actual, expected);
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            difference.compare(i, rule);
        }
        return difference;
    }

    private void compare(int index, Rule rule) {
        float a = actual[index];
        float e = expected[index];
        if (!rule.accepts(index, a, e)) {
            firstWrong = wrong == 0 ? index : firstWrong;
            wrong++;
        }
        double absolute = a == e ? 0 : Math.abs((double) a - e);
        if (absolute > maxAbsolute) {
            maxAbsolute = absolute;
            farthest = index;
        }
        if (Float.isFinite(a) && Float.isFinite(e)) {
            maxUlps = Math.max(maxUlps, ulps(a, e));
        }
    }

    /** The rule of equal bits. */
    static boolean sameBitsAt(int index, float actual, float expected) {
        return sameBits(actual, expected);
    }

    /** The same bits, whatever the payload of NaN. */
    static boolean sameBits(float actual, float expected) {
        return Float.floatToIntBits(actual) == Float.floatToIntBits(expected);
    }

    /** How many floats lie between two finite ones. */
    static long ulps(float a, float b) {
        return Math.abs(rank(a) - rank(b));
    }

    private static long rank(float x) {
        int bits = Float.floatToIntBits(x);
        return bits < 0 ? (long) Integer.MIN_VALUE - bits : bits;
    }

    /** Whether all elements are as the rule says. */
    boolean accepted() {
        return wrong == 0 && surplus == 0;
    }

    /** What is wrong, with the largest difference in units of the last place and in absolute terms. */
    @Override
    public String toString() {
        if (surplus != 0) {
            return "%d values, but %d are expected".formatted(actual.length, expected.length);
        }
        String first = wrong == 0 ? "" : at(firstWrong);
        return String.format(
                Locale.ROOT,
                "%d of %d values are wrong%s; largest difference %.3g%s, %d ulp",
                wrong,
                actual.length,
                first,
                maxAbsolute,
                at(farthest),
                maxUlps);
    }

    private String at(int index) {
        return " at " + index + " (" + actual[index] + ", expected " + expected[index] + ")";
    }
}
