// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution whose filters read a channel each. Outputs of some neighbouring columns, with all channels, make the loops. The
 * pixels that they read of a row are copied next to each other, so that a loop reads each tap at a literal offset, and the
 * copies of a row serve all outputs that read it.
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
 * @param direct how vector kernels compute it, without copies, if there are channels enough with a filter or two
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
        Optional<PackedWeight> bias,
        Optional<DirectConvolution> direct)
        implements Kernel {

    /** Summands of one loop; more of them are not vectorised. */
    public static final int LONGEST_SUM = 5;

    /** Values that one turn of a loop copies into the copies of a row: some 12 bytes of bytecode each. */
    private static final int MOST_COPIED = 96;

    /** Copies the list. */
    public DepthwiseKernel {
        phases = List.copyOf(phases);
    }

    /**
     * Output pixels that read by the same pattern.
     *
     * @param rows their rows, with at least one tap
     * @param columns their columns, with at least one tap
     * @param pieces where the copies of a row start, in columns from that of the first tap on
     * @param reads for each tap of the columns what it reads
     */
    public record DepthwisePhase(Phase rows, Phase columns, List<Integer> pieces, List<Read> reads) {

        /** Copies the lists. */
        public DepthwisePhase {
            pieces = List.copyOf(pieces);
            reads = List.copyOf(reads);
        }

        /** Pixels that a copy has behind those of the first output. */
        public int lead() {
            return reads.stream().mapToInt(Read::pixel).max().orElse(0);
        }

        /** Input rows from the first to the last that an output reads. */
        public int rowSpan() {
            int last = rows.taps().size() - 1;
            return rows.taps().get(last).offset() - rows.taps().get(0).offset() + 1;
        }
    }

    /**
     * What a tap reads of a row.
     *
     * @param piece the copy
     * @param pixel the pixel of the copy, for the first output
     */
    public record Read(int piece, int pixel) {}

    /** Whether a row is copied as it is first, then value by value, since a call for each pixel would copy too few. */
    public boolean copiesValues() {
        return inputColumnStep > 1
                && channels < Alignment.FLOATS
                && phases.stream().allMatch(phase -> phase.pieces().size() * channels <= MOST_COPIED);
    }

    /** Pixels of a row, from the first to the last, that the outputs of a loop read. */
    public int rowPixels(DepthwisePhase phase) {
        int last = phase.pieces().get(phase.pieces().size() - 1);
        return (together + phase.lead() - 1) * inputColumnStep + last + 1;
    }

    /** Floats of a loop. */
    public int length() {
        return together * channels;
    }

    /** The distance of two taps' weights. */
    public int pitch() {
        return ((Layout.Depthwise) kernel.layout()).pitch(channels);
    }

    /** Whether threads can share it, by rows of outputs. */
    public boolean isDivisible() {
        return phases.size() == 1 && phases.get(0).rows().count() > 1;
    }

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    /**
     * The copies of the rows that an output reads, the pixels that they are copies of, and the sums of each filter of a channel;
     * then a row, if its values are copied one by one.
     */
    @Override
    public List<Scratch> scratch() {
        int copies = 0;
        int pixels = 0;
        int span = 0;
        for (DepthwisePhase phase : phases) {
            copies = Math.max(copies, phase.rowSpan() * phase.pieces().size());
            pixels = Math.max(pixels, together + phase.lead());
            span = Math.max(span, rowPixels(phase));
        }
        List<Scratch> scratch = new ArrayList<>(List.of(
                new Scratch(copies, pixels * channels),
                new Scratch(1, span * channels),
                new Scratch(multiplier, length())));
        if (copiesValues()) {
            scratch.add(new Scratch(1, span * channels));
        }
        return scratch;
    }

    @Override
    public String describe() {
        return (phases.size() == 1 ? "" : phases.size() + " phases, ") + "channels of "
                + (together == 1 ? "a column" : together + " columns") + " at a time";
    }
}
