// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

/** The complementary error function in double: Abramowitz and Stegun, Handbook of Mathematical Functions, chapter 7. */
final class ErrorFunction {

    /** Below, the series converges fast and {@code 1 - erf} loses no more digits than a float can spare. */
    private static final double SERIES_LIMIT = 2;

    private static final int FRACTION_TERMS = 200;

    private ErrorFunction() {}

    /** {@code 1 - erf(x)}. */
    static double complement(double x) {
        if (x < 0) {
            return 2 - complement(-x);
        }
        return x < SERIES_LIMIT ? 1 - series(x) : fraction(x);
    }

    /** {@code erf} by 7.1.6: {@code 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1))}, all terms positive. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 0x1p-60; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** {@code erfc} by the continued fraction 7.1.14, from the last term to the first. NaN stays NaN. */
    private static double fraction(double x) {
        double denominator = x;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            denominator = x + n / 2.0 / denominator;
        }
        return StrictMath.exp(-x * x) / (StrictMath.sqrt(Math.PI) * denominator);
    }
}
