// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.ElementFunction;

/**
 * The functions of one element. The piecewise linear ones are float arithmetic, operation by operation; the others are
 * computed in double by formulas without cancellation and rounded once.
 */
final class ElementFunctions {

    /** Alpha and scale of Klambauer et al., Self-Normalizing Neural Networks (2017). */
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final double SELU_SCALE = 1.0507009873554805;

    private ElementFunctions() {}

    static float apply(ElementFunction function, float x) {
        return switch (function.kind()) {
            case LINEAR -> x;
            case RELU -> relu(x, function.parameter(0), function.parameter(1), function.parameter(2));
            case LEAKY_RELU -> relu(x, Float.POSITIVE_INFINITY, function.parameter(0), 0);
            case ELU -> (float) elu(x, function.parameter(0));
            case SELU -> (float) (SELU_SCALE * elu(x, SELU_ALPHA));
            case SIGMOID -> (float) sigmoid(x);
            case TANH -> (float) StrictMath.tanh(x);
            case SOFTPLUS -> (float) (Math.max(x, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs((double) x))));
            case GELU -> (float) (x * ErrorFunction.complement(-x / StrictMath.sqrt(2)) / 2);
            case SILU -> (float) (x * sigmoid(x));
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
        return slope == 0 ? 0 : slope * (x - threshold);
    }

    private static double elu(double x, double alpha) {
        return x > 0 ? x : alpha * StrictMath.expm1(x);
    }

    private static double sigmoid(double x) {
        double decay = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? decay : 1) / (1 + decay);
    }
}
