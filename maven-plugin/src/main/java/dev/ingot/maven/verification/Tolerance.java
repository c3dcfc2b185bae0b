// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

/**
 * How far a value may be from the one expected: {@code |found - expected| <= absolute + relative * |expected|}, as NumPy's
 * {@code allclose} has it. NaN is only NaN, and an infinity only itself.
 *
 * @param absolute at least 0
 * @param relative at least 0
 */
public record Tolerance(double absolute, double relative) {
    /** Checks that neither is negative or NaN. */
    public Tolerance {
        if (!(absolute >= 0 && relative >= 0)) {
            throw new IllegalArgumentException(
                    "expected tolerances of at least 0, found " + absolute + " and relative " + relative);
        }
    }

    boolean accepts(float found, float expected) {
        return Float.compare(found, expected) == 0
                || Math.abs((double) found - expected) <= absolute + relative * Math.abs((double) expected)
                        && Float.isFinite(expected);
    }
}
