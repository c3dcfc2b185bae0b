// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;

/**
 * Expressions that have the value x above a threshold and another below. The distance from the threshold, enlarged until it
 * exceeds all that it is compared with, stands for infinity of its sign, so that a minimum and a maximum choose between the two;
 * NaN stays NaN.
 *
 * @param x a variable
 * @param threshold finite
 */
record ThresholdCode(CodeBlock x, float threshold) {

    private static final String LARGE = "0x1p126f";
    private static final double LARGE_VALUE = 0x1p126;

    /** Whether {@link #orElse} needs no more than a maximum, which reads the value once. */
    static boolean isMaximum(float threshold, float otherwise) {
        return threshold == otherwise && !isNegativeZero(otherwise);
    }

    /** {@code x > threshold ? x + 0 * otherwise : otherwise}. */
    CodeBlock orElse(float otherwise) {
        String other = FunctionCode.literal(otherwise);
        if (isMaximum(threshold, otherwise)) {
            return CodeBlock.of("Math.max($L, $L)", x, other);
        }
        boolean negative = Float.floatToRawIntBits(otherwise) < 0;
        CodeBlock kept = threshold < 0 && !negative ? CodeBlock.of("$L + 0f", x) : x;
        if (isNegativeZero(otherwise)) {
            // No sum of zeros is -0 where another distance is 0.
            return CodeBlock.of("$L <= $L ? $L : $L", x, FunctionCode.literal(threshold), other, kept);
        }
        CodeBlock beyond = enlargedDistance(otherwise);
        if (otherwise > threshold) {
            return CodeBlock.of("Math.max($L, Math.min($L, $L - $L))", kept, other, other, beyond);
        }
        return CodeBlock.of("Math.max(Math.min($L, $L), $L)", kept, less(beyond, -otherwise), other);
    }

    /** {@code x > threshold ? x : slope * (x - threshold)}, for a positive threshold and slope. */
    CodeBlock orLine(float slope) {
        CodeBlock line = CodeBlock.of("$L * $L", distance(), FunctionCode.literal(slope));
        return slope <= 1 && slope * leastDistance() > 0
                ? CodeBlock.of("Math.max(Math.min($L, $L), $L)", x, enlargedDistance(0), line)
                : CodeBlock.of("$L + Math.min($L, 0f)", orElse(0), line);
    }

    private CodeBlock distance() {
        return threshold == 0 ? x : CodeBlock.of("($L)", less(x, threshold));
    }

    private static CodeBlock less(CodeBlock value, float subtrahend) {
        if (subtrahend == 0) {
            return value;
        }
        return CodeBlock.of("$L $L $L", value, subtrahend < 0 ? "+" : "-", FunctionCode.literal(Math.abs(subtrahend)));
    }

    /** The distance times a power of 2 with which the least distance exceeds the threshold and the other value by far. */
    private CodeBlock enlargedDistance(float otherwise) {
        CodeBlock.Builder enlarged = CodeBlock.builder().add(distance());
        double enough = 4 * ((double) Math.abs(threshold) + Math.abs(otherwise));
        for (double least = leastDistance(); least < enough; least *= LARGE_VALUE) {
            enlarged.add(" * $L", LARGE);
        }
        return enlarged.build();
    }

    /** The least distance of another float from the threshold. */
    private float leastDistance() {
        return Math.min(Math.nextUp(threshold) - threshold, threshold - Math.nextDown(threshold));
    }

    private static boolean isNegativeZero(float value) {
        return Float.floatToRawIntBits(value) == 0x80000000;
    }
}
