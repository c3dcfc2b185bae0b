// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.ElementFunction;

/**
 * The functions of one element. Those that {@link ElementFunction.Kind} defines by arithmetic alone are float arithmetic,
 * operation by operation; the transcendental ones are computed in double by formulas without cancellation and rounded once.
 */
final class ElementFunctions {

    /** Alpha and scale of Klambauer et al., Self-Normalizing Neural Networks (2017). */
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final double SELU_SCALE = 1.0507009873554805;

    private ElementFunctions() {}

    static float apply(ElementFunction function, float x) {
        return switch (function.kind()) {
            case LINEAR -> x;
            case CUSTOM -> throw new IllegalArgumentException("a method of the user's is called, not computed");
            case RELU -> relu(x, function.parameter(0), function.parameter(1), function.parameter(2));
            case LEAKY_RELU -> relu(x, Float.POSITIVE_INFINITY, function.parameter(0), 0);
            case ELU -> (float) elu(x, function.parameter(0));
            case SELU -> (float) (SELU_SCALE * elu(x, SELU_ALPHA));
            case CELU ->
                (float) (x >= 0 ? x : function.parameter(0) * StrictMath.expm1((double) x / function.parameter(0)));
            case EXPONENTIAL -> exp(x);
            case SIGMOID -> (float) sigmoid(x);
            case LOG_SIGMOID -> (float) -softplus(-(double) x);
            case TANH -> (float) StrictMath.tanh(x);
            case TANH_SHRINK -> (float) tanhShrink(x);
            case CLIPPED_LINEAR -> clippedLinear(x, function);
            case HARD_SILU -> x * (Math.min(Math.max(x + 3f, 0f), 6f) / 6f);
            case SOFT_SHRINK -> x - Math.min(Math.max(x, -function.parameter(0)), function.parameter(0));
            case HARD_SHRINK -> Math.abs(x) > function.parameter(0) ? x : x * 0f;
            case THRESHOLD -> threshold(x, function.parameter(0), function.parameter(1));
            case SOFTPLUS -> (float) softplus(x);
            case SQUAREPLUS -> (float) squareplus(x, function.parameter(0));
            case SPARSE_PLUS -> sparsePlus(x);
            case SOFTSIGN -> x / (1f + Math.abs(x));
            case GELU -> (float) (x * ErrorFunction.complement(-x / StrictMath.sqrt(2)) / 2);
            case GELU_TANH -> (float) (x * sigmoid(StrictMath.sqrt(8 / Math.PI) * (x + 0.044715 * x * x * x)));
            case SILU -> (float) (x * sigmoid(x));
            case MISH -> (float) mish(x);
        };
    }

    static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    /** With slope 0 everything below the threshold is 0, minus infinity too; NaN stays NaN. */
    private static float relu(float x, float ceiling, float slope, float threshold) {
        if (Float.isNaN(x)) {
            return x;
        }
        if (x > threshold) {
            return Math.min(x, ceiling);
        }
        if (slope == 0) {
            return 0;
        }
        return threshold == 0 ? slope * x : slope * (x - threshold) + 0f;
    }

    private static float clippedLinear(float x, ElementFunction function) {
        float product = function.parameter(0) * x;
        float line = function.parameter(1) == 0 ? product : product + function.parameter(1);
        return Math.min(Math.max(line, function.parameter(2)), function.parameter(3)) / function.parameter(4);
    }

    private static float threshold(float x, float threshold, float otherwise) {
        if (Float.isNaN(x)) {
            return x;
        }
        return x > threshold ? x + 0f * otherwise : otherwise;
    }

    private static float sparsePlus(float x) {
        float clipped = Math.min(Math.max(x, -1f), 1f) + 1f;
        return Math.max(x, clipped * clipped / 4f);
    }

    private static double softplus(double x) {
        return Math.max(x, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The series of tanh, whose first term is x, converges fast only near 0. */
    private static double tanhShrink(double x) {
        if (Math.abs(x) > 0.25) {
            return x - StrictMath.tanh(x);
        }
        double square = x * x;
        double series = 6404582.0 / 10854718875.0;
        series = series * -square + 929569.0 / 638512875.0;
        series = series * -square + 21844.0 / 6081075.0;
        series = series * -square + 1382.0 / 155925.0;
        series = series * -square + 62.0 / 2835.0;
        series = series * -square + 17.0 / 315.0;
        series = series * -square + 2.0 / 15.0;
        series = series * -square + 1.0 / 3.0;
        return series * square * x;
    }

    /** Minus infinity gives NaN, as the sum of two infinities does. */
    private static double squareplus(double x, double b) {
        double root = StrictMath.sqrt(x * x + b);
        return x < 0 && root < Double.POSITIVE_INFINITY ? b / (root - x) / 2 : (x + root) / 2;
    }

    /** The tangent of a logarithm is a fraction of powers. */
    private static double mish(double x) {
        double decay = StrictMath.exp(-Math.abs(x));
        double tangent = x < 0
                ? decay * (decay + 2) / (decay * (decay + 2) + 2)
                : (1 + 2 * decay) / (1 + 2 * decay + 2 * decay * decay);
        return x * tangent;
    }

    private static double elu(double x, double alpha) {
        return x >= 0 ? x : alpha * StrictMath.expm1(x);
    }

    private static double sigmoid(double x) {
        double decay = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? decay : 1) / (1 + decay);
    }
}
