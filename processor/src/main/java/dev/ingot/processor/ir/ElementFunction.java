// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;
import java.util.Optional;

/**
 * A function of one element, with its parameters.
 *
 * @param kind which function
 * @param parameters the parameters that {@link Kind} names, rounded to float32
 * @param method the method of {@link Kind#CUSTOM}; else empty
 */
public record ElementFunction(Kind kind, List<Float> parameters, Optional<StaticMethod> method) {

    /** The identity. */
    public static final ElementFunction LINEAR = new ElementFunction(Kind.LINEAR);

    /** Copies the list. */
    public ElementFunction {
        parameters = List.copyOf(parameters);
    }

    /** A function with these parameters, in the order that {@link Kind} names. */
    public ElementFunction(Kind kind, Float... parameters) {
        this(kind, List.of(parameters), Optional.empty());
    }

    /** A function of the user's. */
    public static ElementFunction custom(StaticMethod method) {
        return new ElementFunction(Kind.CUSTOM, List.of(), Optional.of(method));
    }

    /** A parameter. */
    public float parameter(int index) {
        return parameters.get(index);
    }

    /** Whether this is the identity. */
    public boolean isLinear() {
        return kind == Kind.LINEAR;
    }

    /** Whether this takes a few products, sums, minima and maxima only, so that loops stay fast with it in them. */
    public boolean isSimple() {
        return switch (kind) {
            case LINEAR, RELU, LEAKY_RELU, CLIPPED_LINEAR -> true;
            default -> false;
        };
    }

    /** The functions. */
    public enum Kind {
        /** A static method of the user's. */
        CUSTOM,
        /** {@code x}. */
        LINEAR,
        /**
         * Ceiling, slope, threshold: {@code min(x, ceiling)} above the threshold, else {@code slope * (x - threshold)}, to which
         * +0 is added if the threshold is not 0.
         */
        RELU,
        /** Slope: {@code x} if positive, else {@code slope * x}. */
        LEAKY_RELU,
        /** Alpha: {@code x} if positive or a zero of either sign, else {@code alpha * (exp(x) - 1)}. */
        ELU,
        /** Alpha: {@code x} if positive or a zero of either sign, else {@code alpha * (exp(x / alpha) - 1)}. */
        CELU,
        /** {@code 1.0507009873554805 * elu(x, 1.6732632423543772)}. */
        SELU,
        /** {@code exp(x)}. */
        EXPONENTIAL,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** {@code log(1 / (1 + exp(-x)))}. */
        LOG_SIGMOID,
        /** The hyperbolic tangent. */
        TANH,
        /** {@code x - tanh(x)}. */
        TANH_SHRINK,
        /**
         * Factor, summand, floor, ceiling, divisor: {@code min(max(factor * x + summand, floor), ceiling) / divisor}; a summand
         * of 0 is not added.
         */
        CLIPPED_LINEAR,
        /** {@code x * min(max(x + 3, 0), 6) / 6}, the division before the first multiplication. */
        HARD_SILU,
        /** Threshold: {@code x - min(max(x, -threshold), threshold)}. */
        SOFT_SHRINK,
        /** Threshold: {@code x} if its magnitude exceeds the threshold, else 0 of the sign of {@code x}. */
        HARD_SHRINK,
        /** Threshold, other value: {@code x + 0 * value} if above the threshold, else the other value. */
        THRESHOLD,
        /** {@code log(1 + exp(x))}. */
        SOFTPLUS,
        /** B: {@code (x + sqrt(x * x + b)) / 2}. */
        SQUAREPLUS,
        /** {@code max(x, (c + 1) * (c + 1) / 4)} with {@code c = min(max(x, -1), 1)}. */
        SPARSE_PLUS,
        /** {@code x / (1 + |x|)}. */
        SOFTSIGN,
        /** {@code x * (1 + erf(x / sqrt(2))) / 2}. */
        GELU,
        /** {@code x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2}. */
        GELU_TANH,
        /** {@code x / (1 + exp(-x))}. */
        SILU,
        /** {@code x * tanh(log(1 + exp(x)))}. */
        MISH
    }
}
