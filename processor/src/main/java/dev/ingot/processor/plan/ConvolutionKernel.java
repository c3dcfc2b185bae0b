// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Multiplies each input pixel with the taps of the kernel, as a matrix product whose long axis is taps times filters, then
 * adds for each output pixel the products of the pixels it reads. Pixels outside the input are products of zeros.
 *
 * @param geometry channels and filters
 * @param tapGroups the matrix products
 * @param phases what the output pixels read
 * @param wholeImage whether all products are computed first; else row by row, with a ring of rows
 * @param tile pixels and channels that one pass handles
 * @param bias the bias, if there is one
 * @param direct how vector kernels compute it, if there are filters enough
 * @param planes how they compute it if there are few channels; else they compute the products
 */
public record ConvolutionKernel(
        Geometry geometry,
        List<TapGroup> tapGroups,
        List<OutputPhase> phases,
        boolean wholeImage,
        Tile tile,
        Optional<PackedWeight> bias,
        Optional<DirectConvolution> direct,
        Optional<ShiftedPlaneKernel> planes)
        implements Kernel {

    /** Summands of one loop over the filters; more streams than that are not vectorised. */
    public static final int LONGEST_SUM = 8;

    /** Copies the lists. */
    public ConvolutionKernel {
        tapGroups = List.copyOf(tapGroups);
        phases = List.copyOf(phases);
    }

    /**
     * Sizes of the convolution.
     *
     * @param inputRows rows of a slice of the input
     * @param inputColumns columns of the input
     * @param channels channels of the input
     * @param outputRows rows of a slice of the output
     * @param outputColumns columns of the output
     * @param filters channels of the output
     * @param groups number of groups of channels and filters
     * @param inputStep distances of what neighbouring outputs read
     * @param outputStep distances of neighbouring outputs of a phase
     */
    public record Geometry(
            int inputRows,
            int inputColumns,
            int channels,
            int outputRows,
            int outputColumns,
            int filters,
            int groups,
            Step inputStep,
            Step outputStep) {

        /** Channels that one filter reads. */
        public int groupChannels() {
            return channels / groups;
        }

        /** Filters of one group. */
        public int groupFilters() {
            return filters / groups;
        }
    }

    /** A distance along depth, rows and columns. */
    public record Step(int depth, int rows, int columns) {}

    /**
     * Taps that read the same input pixels: those whose slices, rows and columns, modulo the input step, are the same; split
     * where the products would become too long. The rows of all slices are counted through.
     *
     * @param index position among the tap groups
     * @param kernel the kernel in {@link Layout.Taps}
     * @param taps number of taps
     * @param firstSlice the first input slice read, less than the input step
     * @param firstRow the first input row read, less than the input step
     * @param firstColumn the first input column read, less than the input step
     * @param slices number of input slices read
     * @param rows number of input rows read of each slice
     * @param columns number of input columns read
     * @param border what stands for zeros around the input in the table
     * @param leadSlice the furthest input slice, in slices of the group, that the first output slice of a phase reads
     * @param lead the same for rows
     * @param span rows of products that are kept at a time
     * @param length floats of products of a pixel: taps times filters of a group
     * @param channelBlock channels whose weights are used for all pixels before the next block's
     */
    public record TapGroup(
            int index,
            PackedWeight kernel,
            int taps,
            int firstSlice,
            int firstRow,
            int firstColumn,
            int slices,
            int rows,
            int columns,
            Border border,
            int leadSlice,
            int lead,
            int span,
            int length,
            int channelBlock) {

        /** The position of a cell of the kernel among the taps; negative if it is not one of them. */
        public int position(int cell) {
            return ((Layout.Taps) kernel.layout()).taps().indexOf(cell);
        }

        /** Whether it reads several slices, or slices around the input. */
        public boolean isVolume() {
            return border.front + slices + border.back > 1;
        }

        /** Rows of all slices. */
        public int allRows() {
            return slices * rows;
        }

        /** Rows of a slice of the table, with their border. */
        public int tableRows() {
            return border.top + rows + border.bottom;
        }
    }

    /** Slices, rows and columns around a table. */
    public record Border(int front, int back, int top, int bottom, int left, int right) {}

    /**
     * Output pixels that read by the same pattern.
     *
     * @param depth their slices
     * @param rows their rows
     * @param columns their columns
     * @param reads what they read, in the order of the sum
     */
    public record OutputPhase(Phase depth, Phase rows, Phase columns, List<Read> reads) {

        /** Copies the list. */
        public OutputPhase {
            reads = List.copyOf(reads);
        }
    }

    /**
     * A summand of an output pixel.
     *
     * @param tapGroup index of the tap group
     * @param position position of the tap in its group
     * @param row row of the product table, counted through all slices, for the phase's first row of its first slice
     * @param column column of the product table for the phase's first column
     */
    public record Read(int tapGroup, int position, int row, int column) {}

    /** The number of steps that cover the slices of all phases. */
    public int slices() {
        return phases.stream().mapToInt(phase -> phase.depth().count()).max().orElse(0);
    }

    /** The number of steps that cover the rows of all phases in a slice. */
    public int steps() {
        return phases.stream().mapToInt(phase -> phase.rows().count()).max().orElse(0);
    }

    @Override
    public List<PackedWeight> weights() {
        Stream<PackedWeight> others = Stream.concat(planes.map(ShiftedPlaneKernel::kernel).stream(), bias.stream());
        return Stream.concat(tapGroups.stream().map(TapGroup::kernel), others).toList();
    }

    /** Whether a pixel's sum over several filters is too long for one loop and is kept in between. */
    public boolean keepsPartialSums() {
        return geometry.groupFilters() > 1
                && phases.stream().anyMatch(phase -> phase.reads().size() > LONGEST_SUM);
    }

    /** The products of each tap group, then the sums of a pixel if they are kept in between. */
    @Override
    public List<Scratch> scratch() {
        List<Scratch> scratch = new ArrayList<>();
        tapGroups.forEach(group -> scratch.add(new Scratch(group.span() * group.columns(), group.length())));
        if (keepsPartialSums()) {
            scratch.add(new Scratch(1, geometry.groupFilters()));
        }
        return scratch;
    }

    @Override
    public String describe() {
        String taps = phases.stream()
                .map(phase -> Integer.toString(phase.reads().size()))
                .distinct()
                .collect(Collectors.joining(", "));
        return (phases.size() == 1 ? "" : phases.size() + " phases, ")
                + taps
                + (taps.equals("1") ? " tap, " : " taps, ")
                + tile
                + (wholeImage ? "" : ", ring of rows");
    }
}
