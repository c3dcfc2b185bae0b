// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/** What a variable of a layer is; the names are those of the runtime's {@code Role}. */
public enum WeightRole {
    /** The factors of a dense layer or convolution. */
    KERNEL,
    /** The summand of each unit or filter. */
    BIAS,
    /** The slopes of a rectifier for negative inputs. */
    ALPHA,
    /** The factor of a normalisation. */
    GAMMA,
    /** The summand of a normalisation. */
    BETA,
    /** What only training uses. */
    TRAINING_STATE,
    /** The mean that training saw. */
    MOVING_MEAN,
    /** The variance that training saw. */
    MOVING_VARIANCE,
    /** The rows of a table. */
    EMBEDDINGS
}
