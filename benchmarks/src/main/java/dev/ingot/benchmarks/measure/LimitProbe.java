// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

/** What the processor can do at most; implemented with the Vector API where the JVM has it. */
public interface LimitProbe {
    /** Enough to hide the latency of a multiply-add. */
    int ACCUMULATORS = 12;

    /**
     * Computes {@code rounds} times {@link #ACCUMULATORS} independent vector multiply-adds.
     *
     * @return something that depends on all of them
     */
    float multiplyAdd(int rounds);

    /** The multiply-adds of one round. */
    int multiplyAddsPerRound();

    /** Reads all values once. */
    float sum(float[] values);
}
