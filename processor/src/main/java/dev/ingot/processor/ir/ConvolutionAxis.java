// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * One axis of a {@link Convolution}. The outputs of an axis fall into interleaved phases: phase {@code p} holds the outputs
 * {@code start + step * i} for {@code i < count}, and its output {@code i} reads the input cells {@code inputStep * i +
 * offset} of its taps. A plain convolution has one phase; a transposed one with stride s has s phases and input step 1.
 *
 * @param inputLength cells of the input
 * @param outputLength cells of the output
 * @param inputStep distance between the input cells that neighbouring outputs of a phase read
 * @param outputStep distance between neighbouring outputs of a phase
 * @param phases the phases in the order of their first output
 */
public record ConvolutionAxis(int inputLength, int outputLength, int inputStep, int outputStep, List<Phase> phases) {

    /** Copies the list. */
    public ConvolutionAxis {
        phases = List.copyOf(phases);
    }

    /**
     * Outputs that read the input by the same pattern.
     *
     * @param start the first output
     * @param count how many outputs
     * @param taps what each reads, by ascending offset; empty if these outputs are bias only
     */
    public record Phase(int start, int count, List<Tap> taps) {

        /** Copies the list. */
        public Phase {
            taps = List.copyOf(taps);
        }
    }

    /**
     * One cell of the kernel.
     *
     * @param offset where it reads, relative to {@code inputStep * i}; the cell may lie outside the input
     * @param index the cell's index along this axis of the kernel
     */
    public record Tap(int offset, int index) {}
}
