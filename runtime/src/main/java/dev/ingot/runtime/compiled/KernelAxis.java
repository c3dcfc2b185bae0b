// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/** One axis of a convolution: which cells of the input each output reads, and with which cell of the kernel. */
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
