// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal number that reads back as a given float, and the nearest of those; written as NumPy writes it.
 * ({@link Float#toString(float)} is not always the shortest before Java 19.)
 */
final class ShortestDecimal {
    private static final int DIGITS_ALWAYS_ENOUGH = 9;

    private final float value;
    private final String sign;
    /** The significant digits, without leading or trailing zeros, except for zero itself. */
    private final String digits;
    /** The power of ten of the first digit. */
    private final int exponent;

    private ShortestDecimal(float value, String digits, int exponent) {
        this.value = value;
        this.sign = Float.floatToRawIntBits(value) < 0 ? "-" : "";
        this.digits = digits;
        this.exponent = exponent;
    }

    /** The decimal of a value; of one that is not finite only {@link #scalar} makes sense. */
    static ShortestDecimal of(float value) {
        if (value == 0 || !Float.isFinite(value)) {
            return new ShortestDecimal(value, "0", 0);
        }
        float magnitude = Math.abs(value);
        BigDecimal exact = new BigDecimal(magnitude);
        BigDecimal shortest = exact;
        for (int count = 1; count <= DIGITS_ALWAYS_ENOUGH; count++) {
            BigDecimal below = exact.round(new MathContext(count, RoundingMode.FLOOR));
            BigDecimal above = exact.round(new MathContext(count, RoundingMode.CEILING));
            boolean belowFits = below.floatValue() == magnitude;
            boolean aboveFits = above.floatValue() == magnitude;
            if (belowFits || aboveFits) {
                BigDecimal nearest = exact.round(new MathContext(count, RoundingMode.HALF_EVEN));
                shortest = belowFits && aboveFits ? nearest : belowFits ? below : above;
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        return new ShortestDecimal(value, digits, digits.length() - 1 - shortest.scale());
    }

    /** Without an exponent, with a point and at most so many digits behind it, no zeros at the end. */
    String positional(int precision) {
        BigDecimal decimal = new BigDecimal(digits).scaleByPowerOfTen(exponent - digits.length() + 1);
        if (decimal.scale() > precision) {
            decimal = new BigDecimal(Math.abs(value)).setScale(precision, RoundingMode.HALF_EVEN);
        }
        String text = decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        return sign + text + (text.indexOf('.') < 0 ? "." : "");
    }

    /** The significant digits with the point behind the first, for a number with an exponent. */
    String mantissa() {
        return sign + digits.charAt(0) + "." + digits.substring(1);
    }

    /**
     * This decimal, or where it is shorter the float's exact value rounded, with so many digits behind the point: as NumPy
     * fills a column of numbers with exponents.
     */
    ShortestDecimal filled(int fraction) {
        if (value == 0 || digits.length() > fraction) {
            return this;
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal rounded = exact.round(new MathContext(fraction + 1, RoundingMode.HALF_EVEN));
        String longer = rounded.unscaledValue().toString();
        return new ShortestDecimal(value, longer, longer.length() - 1 - rounded.scale());
    }

    /** How many digits the exponent is written with: at least two. */
    int exponentDigits() {
        return Math.max(2, Integer.toString(Math.abs(exponent)).length());
    }

    /** The exponent with its letter and sign, filled with zeros to so many digits. */
    String exponent(int width) {
        String text = Integer.toString(Math.abs(exponent));
        return (exponent < 0 ? "e-" : "e+") + "0".repeat(width - text.length()) + text;
    }

    /** As NumPy prints a single float32. */
    String scalar() {
        if (!Float.isFinite(value)) {
            return Float.isNaN(value) ? "nan" : sign + "inf";
        }
        if (value == 0 || Math.abs((double) value) >= 1e-4 && Math.abs(value) < FloatColumn.LARGE) {
            String text = positional(Integer.MAX_VALUE);
            return text.endsWith(".") ? text + "0" : text;
        }
        String mantissa = digits.length() == 1 ? sign + digits : mantissa();
        return mantissa + exponent(exponentDigits());
    }
}
