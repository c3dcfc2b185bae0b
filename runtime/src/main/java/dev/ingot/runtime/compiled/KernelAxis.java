// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/**
 * One axis of a convolution, or several in row-major order: which cells of the input each output reads, and with which cell of
 * the kernel.
 */
public final class KernelAxis {
    private final int inputLength;
    private final int[][] reads;

    /**
     * An axis of interleaved phases: output {@code i} of a phase stands at {@code start + outputStep * i} and reads the cells
     * {@code inputStep * i + offset}, as far as they lie inside the input.
     *
     * @param phases for each phase its first output, the number of its outputs, then offset and kernel index of each tap
     */
    public KernelAxis(int inputLength, int outputLength, int inputStep, int outputStep, int[][] phases) {
        this.inputLength = inputLength;
        reads = new int[outputLength][];
        for (int[] phase : phases) {
            for (int i = 0; i < phase[1]; i++) {
                reads[phase[0] + outputStep * i] = reads(phase, inputStep * i);
            }
        }
    }

    private KernelAxis(int inputLength, int[][] reads) {
        this.inputLength = inputLength;
        this.reads = reads;
    }

    /**
     * Both axes in row-major order, this one outside.
     *
     * @param kernelLength the kernel's cells along the inner axis
     */
    public KernelAxis over(KernelAxis inner, int kernelLength) {
        int[][] both = new int[reads.length * inner.reads.length][];
        int output = 0;
        for (int[] outside : reads) {
            for (int[] inside : inner.reads) {
                int[] found = new int[outside.length * inside.length / 2];
                int count = 0;
                for (int i = 0; i < outside.length; i += 2) {
                    for (int j = 0; j < inside.length; j += 2) {
                        found[count++] = outside[i] * inner.inputLength + inside[j];
                        found[count++] = outside[i + 1] * kernelLength + inside[j + 1];
                    }
                }
                both[output++] = found;
            }
        }
        return new KernelAxis(inputLength * inner.inputLength, both);
    }

    private int[] reads(int[] phase, int origin) {
        int[] found = new int[phase.length - 2];
        int count = 0;
        for (int tap = 2; tap < phase.length; tap += 2) {
            int cell = origin + phase[tap];
            if (cell >= 0 && cell < inputLength) {
                found[count++] = cell;
                found[count++] = phase[tap + 1];
            }
        }
        return Arrays.copyOf(found, count);
    }

    int inputLength() {
        return inputLength;
    }

    int outputLength() {
        return reads.length;
    }

    /** For an output, in the order of the taps, cells of the input and indices of the kernel in turn. */
    int[] reads(int output) {
        return reads[output];
    }
}
