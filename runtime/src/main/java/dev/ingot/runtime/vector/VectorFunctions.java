// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import dev.ingot.runtime.compiled.Functions;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Functions} that end image generators, for a vector of values at a time: the same operations in the
 * same order, each of which is exactly specified, so that the bits are the same. None of the Vector API's own transcendental
 * functions is used, whose bits change when the JVM compiles them.
 */
final class VectorFunctions {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** Added to a double below 2^51, leaves the nearest whole number in the lowest bits of the sum: {@code Math.rint}. */
    private static final double ROUNDING = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double LEAST_EXPONENT = -709.1;
    private static final double LARGEST_EXPONENT = 709.8;
    private static final long EXPONENT_BIAS = 1023L << 52;
    private static final int SIGN = 0x80000000;

    private VectorFunctions() {}

    static void tanh(float[] values, int from, int to) {
        int at = from;
        for (; at <= to - LANES; at += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, at);
            FloatVector magnitude = x.abs().min(20f);
            FloatVector result = join(tanh(half(magnitude, 0)), tanh(half(magnitude, 1)));
            IntVector sign = x.viewAsIntegralLanes().and(SIGN);
            result.viewAsIntegralLanes().or(sign).viewAsFloatingLanes().intoArray(values, at);
        }
        for (; at < to; at++) {
            values[at] = Functions.tanh(values[at]);
        }
    }

    static void sigmoid(float[] values, int from, int to) {
        int at = from;
        for (; at <= to - LANES; at += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, at).neg();
            join(sigmoidOfNegative(half(x, 0)), sigmoidOfNegative(half(x, 1))).intoArray(values, at);
        }
        for (; at < to; at++) {
            values[at] = Functions.sigmoid(values[at]);
        }
    }

    private static DoubleVector half(FloatVector x, int part) {
        return (DoubleVector) x.convertShape(VectorOperators.F2D, DOUBLES, part);
    }

    /** Both halves in one vector: each is 0 where the other stands, and -0 + 0 is no case, since no result is -0. */
    private static FloatVector join(DoubleVector low, DoubleVector high) {
        FloatVector left = (FloatVector) low.convertShape(VectorOperators.D2F, FLOATS, 0);
        FloatVector right = (FloatVector) high.convertShape(VectorOperators.D2F, FLOATS, -1);
        return left.add(right);
    }

    private static DoubleVector tanh(DoubleVector magnitude) {
        DoubleVector x = magnitude.mul(2.0);
        DoubleVector rounded = x.mul(LOG2_E).add(ROUNDING);
        DoubleVector scale = powerOfTwo(rounded);
        DoubleVector series = reducedExpm1(x.sub(rounded.sub(ROUNDING).mul(LN_2)));
        DoubleVector change = scale.mul(series).add(scale.sub(1.0));
        return change.div(change.add(2.0));
    }

    private static DoubleVector sigmoidOfNegative(DoubleVector x) {
        DoubleVector clamped = x.min(LARGEST_EXPONENT).max(LEAST_EXPONENT);
        DoubleVector rounded = clamped.mul(LOG2_E).add(ROUNDING);
        DoubleVector series = reducedExpm1(clamped.sub(rounded.sub(ROUNDING).mul(LN_2)));
        DoubleVector exponential = powerOfTwo(rounded).mul(series.add(1.0));
        return DoubleVector.broadcast(DOUBLES, 1.0).div(exponential.add(1.0));
    }

    private static DoubleVector powerOfTwo(DoubleVector rounded) {
        return rounded.viewAsIntegralLanes()
                .lanewise(VectorOperators.LSHL, 52)
                .add(EXPONENT_BIAS)
                .viewAsFloatingLanes();
    }

    private static DoubleVector reducedExpm1(DoubleVector r) {
        DoubleVector series = DoubleVector.broadcast(DOUBLES, 1.0 / 362880);
        series = series.mul(r).add(1.0 / 40320);
        series = series.mul(r).add(1.0 / 5040);
        series = series.mul(r).add(1.0 / 720);
        series = series.mul(r).add(1.0 / 120);
        series = series.mul(r).add(1.0 / 24);
        series = series.mul(r).add(1.0 / 6);
        series = series.mul(r).add(1.0 / 2);
        return series.mul(r).mul(r).add(r);
    }
}
