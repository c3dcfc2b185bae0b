// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * A function of one element, with its parameters.
 *
 * @param kind which function
 * @param parameters the parameters that {@link Kind} names, rounded to float32
 */
public record ElementFunction(Kind kind, List<Float> parameters) {

    /** The identity. */
    public static final ElementFunction LINEAR = new ElementFunction(Kind.LINEAR);

    /** Copies the list. */
    public ElementFunction {
        parameters = List.copyOf(parameters);
    }

    /** A function with these parameters, in the order that {@link Kind} names. */
    public ElementFunction(Kind kind, Float... parameters) {
        this(kind, List.of(parameters));
    }

    /** A parameter. */
    public float parameter(int index) {
        return parameters.get(index);
    }

    /** Whether this is the identity. */
    public boolean isLinear() {
        return kind == Kind.LINEAR;
    }

    /** The functions. */
    public enum Kind {
        /** {@code x}. */
        LINEAR,
        /** Ceiling, slope, threshold: {@code min(x, ceiling)} above the threshold, else {@code slope * (x - threshold)}. */
        RELU,
        /** Slope: {@code x} if positive, else {@code slope * x}. */
        LEAKY_RELU,
        /** Alpha: {@code x} if positive, else {@code alpha * (exp(x) - 1)}. */
        ELU,
        /** {@code 1.0507009873554805 * elu(x, 1.6732632423543772)}. */
        SELU,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** The hyperbolic tangent. */
        TANH,
        /** {@code log(1 + exp(x))}. */
        SOFTPLUS,
        /** {@code x * (1 + erf(x / sqrt(2))) / 2}. */
        GELU,
        /** {@code x / (1 + exp(-x))}. */
        SILU
    }
}
