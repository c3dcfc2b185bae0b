// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.ConvolutionKernel.Border;
import java.util.List;

/**
 * How vector kernels compute a convolution: they sum up each output pixel over its taps, without a table of products. All
 * positions and distances are indices of values.
 *
 * @param border zeros around the input
 * @param rowStep distance of input pixels that neighbouring output rows of a phase read
 * @param step distance of input pixels that neighbouring output columns of a phase read
 * @param sumRowStep distance of neighbouring output rows of a phase
 * @param sumStep distance of neighbouring output columns of a phase
 * @param phases the output pixels
 */
public record DirectConvolution(
        Border border, int rowStep, int step, int sumRowStep, int sumStep, List<DirectPhase> phases) {

    /** Copies the list. */
    public DirectConvolution {
        phases = List.copyOf(phases);
    }

    /**
     * Output pixels that read by the same pattern.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param to the first output pixel
     * @param taps what they read, in the order of the sum
     */
    public record DirectPhase(int rows, int columns, int to, List<DirectTap> taps) {

        /** Copies the list. */
        public DirectPhase {
            taps = List.copyOf(taps);
        }
    }

    /**
     * A summand of an output pixel.
     *
     * @param tapGroup index of the tap group that holds the weights
     * @param position position of the tap in its group
     * @param offset the input pixel, in the image with its border, that the phase's first output pixel reads
     */
    public record DirectTap(int tapGroup, int position, int offset) {}

    /** Whether the input needs a copy with a border. */
    public boolean padded() {
        return border.top() + border.bottom() + border.left() + border.right() > 0;
    }
}
