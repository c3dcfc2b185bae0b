// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/** The common width and notation in which NumPy prints the values of one float32 array. */
final class FloatColumn {
    private static final int PRECISION = 8;
    /** NumPy 2.4's bound for float32; older versions write powers up to 1e8 out. */
    static final float LARGE = 1e6f;

    private static final float SMALL = 1e-4f;
    private static final float RATIO = 1000f;

    private final boolean scientific;
    private final int left;
    private final int right;
    private final int exponentDigits;

    private FloatColumn(boolean scientific, int left, int right, int exponentDigits) {
        this.scientific = scientific;
        this.left = left;
        this.right = right;
        this.exponentDigits = exponentDigits;
    }

    /** The column that holds all these values. */
    static FloatColumn fitting(float[] values) {
        boolean scientific = needsExponent(values);
        int left = 0;
        int right = 0;
        int exponentDigits = 0;
        int special = 0;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                special = Math.max(special, name(value).length());
                continue;
            }
            ShortestDecimal decimal = ShortestDecimal.of(value);
            String text = scientific ? decimal.mantissa() : decimal.positional(PRECISION);
            int point = text.indexOf('.');
            left = Math.max(left, point);
            right = Math.max(right, text.length() - point - 1);
            exponentDigits = Math.max(exponentDigits, decimal.exponentDigits());
        }
        int tail = 1 + right + (scientific ? exponentDigits + 2 : 0);
        return new FloatColumn(scientific, Math.max(left, special - tail), right, exponentDigits);
    }

    private static boolean needsExponent(float[] values) {
        float largest = 0;
        float smallest = Float.POSITIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value) && value != 0) {
                largest = Math.max(largest, Math.abs(value));
                smallest = Math.min(smallest, Math.abs(value));
            }
        }
        return largest > 0 && (largest >= LARGE || smallest < SMALL || largest / smallest > RATIO);
    }

    /** The value in this column, padded. */
    String format(float value) {
        if (!Float.isFinite(value)) {
            String name = name(value);
            return " ".repeat(left + 1 + right + (scientific ? exponentDigits + 2 : 0) - name.length()) + name;
        }
        ShortestDecimal shortest = ShortestDecimal.of(value);
        ShortestDecimal decimal = scientific ? shortest.filled(right) : shortest;
        String text = scientific ? decimal.mantissa() : decimal.positional(PRECISION);
        int point = text.indexOf('.');
        int missing = right - (text.length() - point - 1);
        String head = " ".repeat(left - point) + text;
        return scientific ? head + "0".repeat(missing) + decimal.exponent(exponentDigits) : head + " ".repeat(missing);
    }

    private static String name(float value) {
        return Float.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
}
