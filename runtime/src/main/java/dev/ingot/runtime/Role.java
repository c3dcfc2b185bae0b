// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/** What a weight is for: whether training changes it, and how it starts. */
public enum Role {
    /** A matrix or filter bank; starts uniform within {@code sqrt(6 / (fanIn + fanOut))} (Glorot) around 0. */
    KERNEL(true, Start.GLOROT_UNIFORM),
    /** Added to each output channel; starts at 0. */
    BIAS(true, Start.ZEROS),
    /** The slopes of a rectifier for negative inputs; start at 0. */
    ALPHA(true, Start.ZEROS),
    /** The scale of a normalisation; starts at 1. */
    GAMMA(true, Start.ONES),
    /** The offset of a normalisation; starts at 0. */
    BETA(true, Start.ZEROS),
    /** What only training uses, and a network only reads past; starts at 0. */
    TRAINING_STATE(false, Start.ZEROS),
    /** The running mean of a batch normalisation; starts at 0. */
    MOVING_MEAN(false, Start.ZEROS),
    /** The running variance of a batch normalisation; starts at 1. */
    MOVING_VARIANCE(false, Start.ONES),
    /** The rows of a table; start uniform within 0.05 around 0. */
    EMBEDDINGS(true, Start.UNIFORM);

    /** Keras' default initialisers. */
    enum Start {
        GLOROT_UNIFORM,
        UNIFORM,
        ZEROS,
        ONES
    }

    private final boolean trainable;
    private final Start start;

    Role(boolean trainable, Start start) {
        this.trainable = trainable;
        this.start = start;
    }

    /** Whether training by gradients changes such a weight. */
    public boolean trainable() {
        return trainable;
    }

    Start start() {
        return start;
    }
}
