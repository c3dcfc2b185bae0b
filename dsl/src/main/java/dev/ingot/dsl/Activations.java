// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/**
 * The activation functions of {@code keras.activations}, with the defaults of the arguments that some of them have; with
 * other arguments they are layers. NaN stays NaN.
 */
public enum Activations {
    /** {@code x}. */
    LINEAR,
    /** {@code max(x, 0)}; with arguments {@link ReLU}. */
    RELU,
    /** {@code min(max(x, 0), 6)}. */
    RELU6,
    /** {@code x} where positive, else {@code 0.2 x}; with arguments {@link LeakyReLU}, whose default is 0.3. */
    LEAKY_RELU,
    /** {@code x} where positive, else {@code exp(x) - 1}; with arguments {@link dev.ingot.dsl.ELU}. */
    ELU,
    /** {@code x} where positive, else {@code exp(x) - 1}; with arguments {@link dev.ingot.dsl.CELU}. */
    CELU,
    /** {@link #ELU} with alpha 1.6732632423543772, scaled by 1.0507009873554805. */
    SELU,
    /** {@code exp(x)}. */
    EXPONENTIAL,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code min(max(x + 3, 0), 6) / 6}, as in Keras 3; Keras 2 has {@link #KERAS2_HARD_SIGMOID}. */
    HARD_SIGMOID,
    /** {@code min(max(0.2 x + 0.5, 0), 1)}: the {@code hard_sigmoid} of Keras 2. */
    KERAS2_HARD_SIGMOID,
    /** {@code min(max((x + 1) / 2, 0), 1)}. */
    SPARSE_SIGMOID,
    /** {@code log(1 / (1 + exp(-x)))}. */
    LOG_SIGMOID,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code min(max(x, -1), 1)}. */
    HARD_TANH,
    /** {@code x - tanh(x)}. */
    TANH_SHRINK,
    /** {@code x} less 0.5 towards 0, 0 if that is nearer; with arguments {@link SoftShrink}. */
    SOFT_SHRINK,
    /** {@code x} where beyond -0.5 or 0.5, else 0; with arguments {@link HardShrink}. */
    HARD_SHRINK,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** {@code (x + sqrt(x * x + 4)) / 2}; with arguments {@link Squareplus}. */
    SQUAREPLUS,
    /** {@code (x + 1)^2 / 4} between -1 and 1, 0 below, {@code x} above. */
    SPARSE_PLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    /** {@code x (1 + erf(x / sqrt(2))) / 2}, the exact form; the approximation is {@code @GELU(approximate = true)}. */
    GELU,
    /** {@code x / (1 + exp(-x))}, also known as swish. */
    SILU,
    /** {@code x min(max(x + 3, 0), 6) / 6}, also known as hard_swish. */
    HARD_SILU,
    /** {@code x tanh(log(1 + exp(x)))}. */
    MISH,
    /** {@code exp(x) / sum(exp(x))} over the last axis; over others {@link Softmax}. */
    SOFTMAX,
    /** {@code x - log(sum(exp(x)))} over the last axis; over others {@link LogSoftmax}. */
    LOG_SOFTMAX,
    /** {@code max(x - t, 0)} over the last axis, where t makes them sum to 1; over others {@link dev.ingot.dsl.Sparsemax}. */
    SPARSEMAX,
    /**
     * The first half of the last axis times the sigmoid of the second. It halves the axis, so it is for {@link Activation} only;
     * over other axes {@link dev.ingot.dsl.GLU}.
     */
    GLU
}
