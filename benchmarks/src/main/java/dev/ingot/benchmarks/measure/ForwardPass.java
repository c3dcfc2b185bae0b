// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

/** A network in some engine with an input that stays the same. */
public interface ForwardPass {
    /** Computes the output once. */
    void run();

    /** The output of the last run, channels last. */
    float[] output();
}
