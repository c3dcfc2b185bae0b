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

    /** One cell, read by the only tap. */
    public static final ConvolutionAxis SINGLE_CELL =
            new ConvolutionAxis(1, 1, 1, 1, List.of(new Phase(0, 1, List.of(new Tap(0, 0)))));

    /** Copies the list. */
    public ConvolutionAxis {
        phases = List.copyOf(phases);
    }

    /**
     * Whether each output reads each cell of the kernel once, all inside the input: then a constant in all cells gives the same
     * in all outputs.
     *
     * @param kernelLength cells of the kernel along this axis
     */
    public boolean readsInside(int kernelLength) {
        return phases.stream()
                .allMatch(phase -> phase.taps().size() == kernelLength
                        && phase.taps().stream().map(Tap::index).distinct().count() == kernelLength
                        && phase.taps().get(0).offset() >= 0
                        && inputStep * (phase.count() - 1)
                                        + phase.taps().get(kernelLength - 1).offset()
                                < inputLength);
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
