// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import dev.ingot.runtime.compiled.Functions;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Functions} that end image generators, for a vector of values at a time: the same operations in the
 * same order, each of which is exactly specified, so that the bits are the same. None of the Vector API's own transcendental
 * functions is used, whose bits change when the JVM compiles them.
 *
 * <p>Loops of scalars widen the values to doubles and narrow the results. The Vector API's conversions would take vectors of
 * half a register, and once the JVM has seen floats of two widths, HotSpot 17 allocates those of all kernels.
 */
final class VectorFunctions {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Added to a double below 2^51, leaves the nearest whole number in the lowest bits of the sum: {@code Math.rint}. */
    private static final double ROUNDING = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double LEAST_EXPONENT = -709.1;
    private static final double LARGEST_EXPONENT = 709.8;
    private static final long EXPONENT_BIAS = 1023L << 52;
    private static final long SIGN = 1L << 63;

    private VectorFunctions() {}

    static void tanh(float[] values, int from, int to, double[] doubles) {
        for (int start = from; start < to; start += doubles.length) {
            int count = Math.min(doubles.length, to - start);
            widen(values, start, count, doubles);
            for (int at = 0; at < count; at += LANES) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, doubles, at);
                LongVector sign = x.reinterpretAsLongs().and(SIGN);
                LongVector result = tanh(x.abs().min(20.0)).reinterpretAsLongs();
                result.or(sign).reinterpretAsDoubles().intoArray(doubles, at);
            }
            narrow(doubles, values, start, count);
        }
    }

    static void sigmoid(float[] values, int from, int to, double[] doubles) {
        for (int start = from; start < to; start += doubles.length) {
            int count = Math.min(doubles.length, to - start);
            widen(values, start, count, doubles);
            for (int at = 0; at < count; at += LANES) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, doubles, at);
                sigmoidOfNegative(x.neg()).intoArray(doubles, at);
            }
            narrow(doubles, values, start, count);
        }
    }

    private static void widen(float[] values, int from, int count, double[] doubles) {
        for (int i = 0; i < count; i++) {
            doubles[i] = values[from + i];
        }
    }

    private static void narrow(double[] doubles, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) doubles[i];
        }
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
        return DoubleVector.broadcast(SPECIES, 1.0).div(exponential.add(1.0));
    }

    private static DoubleVector powerOfTwo(DoubleVector rounded) {
        return rounded.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52)
                .add(EXPONENT_BIAS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector reducedExpm1(DoubleVector r) {
        DoubleVector series = DoubleVector.broadcast(SPECIES, 1.0 / 362880);
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
