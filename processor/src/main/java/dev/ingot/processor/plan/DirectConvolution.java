// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.List;

/**
 * How vector kernels compute a convolution: they sum up each output pixel over its taps, without a table of products. All
 * positions and distances are indices of values.
 *
 * @param sliceStep distance of input pixels that neighbouring output slices of a phase read
 * @param rowStep distance of input pixels that neighbouring output rows of a phase read
 * @param step distance of input pixels that neighbouring output columns of a phase read
 * @param sumSliceStep distance of neighbouring output slices of a phase
 * @param sumRowStep distance of neighbouring output rows of a phase
 * @param sumStep distance of neighbouring output columns of a phase
 * @param phases the output pixels
 */
public record DirectConvolution(
        int sliceStep, int rowStep, int step, int sumSliceStep, int sumRowStep, int sumStep, List<DirectPhase> phases) {

    /** Copies the list. */
    public DirectConvolution {
        phases = List.copyOf(phases);
    }

    /** The number of output pixels. */
    public int pixels() {
        return phases.stream()
                .mapToInt(phase -> phase.allRows() * phase.columns())
                .sum();
    }

    /**
     * Output pixels that read by the same pattern.
     *
     * @param slices number of slices
     * @param rows number of rows of a slice
     * @param columns number of columns
     * @param to the first output pixel
     * @param taps what they read, in the order of the sum
     */
    public record DirectPhase(int slices, int rows, int columns, int to, List<DirectTap> taps) {

        /** Copies the list. */
        public DirectPhase {
            taps = List.copyOf(taps);
        }

        /** Whether it has several slices; a single one is an image. */
        public boolean isVolume() {
            return slices > 1;
        }

        /** Rows of all slices. */
        public int allRows() {
            return slices * rows;
        }
    }

    /**
     * A summand of the output pixels that read inside the input; for the others it is 0 and left out.
     *
     * @param cell the cell of the kernel, as {@code (kernelSlice * kernelRows + kernelRow) * kernelColumns + kernelColumn}
     * @param offset the input value where the pixel starts that the phase's first output pixel reads; negative if that lies
     *     before the input
     * @param slices the output slices of the phase that read inside the input
     * @param rows the output rows of a slice that read inside the input
     * @param columns the output columns of the phase that read inside the input
     */
    public record DirectTap(int cell, int offset, Range slices, Range rows, Range columns) {

        /** Whether some output reads inside the input. */
        boolean isAnywhere() {
            return !slices.isEmpty() && !rows.isEmpty() && !columns.isEmpty();
        }
    }

    /**
     * A range of indices, which may be empty.
     *
     * @param start the first
     * @param end the one behind the last
     */
    public record Range(int start, int end) {

        boolean isEmpty() {
            return start == end;
        }

        /** The indices below a count for which {@code first + step * index} lies inside an axis. */
        static Range inside(int first, int step, int count, int length) {
            int start = first >= 0 ? 0 : (-first + step - 1) / step;
            int end = Math.min(count, (length - 1 - first + step) / step);
            return start < end ? new Range(start, end) : new Range(0, 0);
        }
    }
}
