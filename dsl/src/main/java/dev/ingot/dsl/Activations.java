// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/** The activation functions of {@code keras.activations} that take no argument. */
public enum Activations {
    /** {@code x}. */
    LINEAR,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code x} where positive, else {@code 0.2 x} (the layer {@link LeakyReLU} has 0.3). */
    LEAKY_RELU,
    /** {@code x} where positive, else {@code exp(x) - 1}. */
    ELU,
    /** {@link #ELU} with alpha 1.6732632423543772, scaled by 1.0507009873554805. */
    SELU,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code exp(x) / sum(exp(x))} over the last axis. */
    SOFTMAX,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** {@code x (1 + erf(x / sqrt(2))) / 2}, the exact form. */
    GELU,
    /** {@code x / (1 + exp(-x))}, also known as swish. */
    SILU
}
