// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import java.util.List;
import java.util.Optional;

/**
 * A convolution whose filters read a channel each. Outputs of some neighbouring columns, with all channels, make the loops; for each
 * column of the kernel the pixels that they read are copied next to each other, and the copies of a row serve all outputs that
 * read it.
 *
 * @param rows rows of the input
 * @param columns columns of the input
 * @param channels channels of the input
 * @param multiplier filters of a channel
 * @param kernelColumns columns of the kernel
 * @param outputColumns columns of the output
 * @param rowStep distance of output rows of a phase
 * @param columnStep distance of output columns of a phase
 * @param inputRowStep distance of input rows that neighbouring outputs of a phase read
 * @param inputColumnStep distance of input columns that neighbouring outputs of a phase read
 * @param phases what the output pixels read
 * @param together columns of a phase that are computed at once
 * @param kernel the kernel in {@link Layout.Depthwise}
 * @param bias the bias, in the same layout, if there is one
 */
public record DepthwiseKernel(
        int rows,
        int columns,
        int channels,
        int multiplier,
        int kernelColumns,
        int outputColumns,
        int rowStep,
        int columnStep,
        int inputRowStep,
        int inputColumnStep,
        List<DepthwisePhase> phases,
        int together,
        PackedWeight kernel,
        Optional<PackedWeight> bias)
        implements Kernel {

    /** Products that one loop adds; more streams than these are not vectorised. */
    public static final int LONGEST_SUM = 5;

    /** Copies the list. */
    public DepthwiseKernel {
        phases = List.copyOf(phases);
    }

    /**
     * Output pixels that read by the same pattern.
     *
     * @param rows their rows, with at least one tap
     * @param columns their columns, with at least one tap
     */
    public record DepthwisePhase(Phase rows, Phase columns) {

        /** Input rows from the first to the last that an output reads. */
        public int rowSpan() {
            return span(rows);
        }

        /** Input columns from the first to the last that an output reads. */
        public int columnSpan() {
            return span(columns);
        }

        private static int span(Phase phase) {
            int last = phase.taps().size() - 1;
            return phase.taps().get(last).offset() - phase.taps().get(0).offset() + 1;
        }
    }

    /** Floats of a loop. */
    public int length() {
        return together * channels;
    }

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    /** The copies of the rows that an output reads, the pixels that they are copies of, and the sums. */
    @Override
    public List<Scratch> scratch() {
        int copies = 0;
        int span = 0;
        for (DepthwisePhase phase : phases) {
            copies = Math.max(copies, phase.rowSpan() * phase.columns().taps().size());
            span = Math.max(span, (together - 1) * inputColumnStep + phase.columnSpan());
        }
        return List.of(new Scratch(copies, length()), new Scratch(1, span * channels), new Scratch(1, length()));
    }

    @Override
    public String describe() {
        return (phases.size() == 1 ? "" : phases.size() + " phases, ") + "channels of "
                + (together == 1 ? "a column" : together + " columns") + " at a time";
    }
}
