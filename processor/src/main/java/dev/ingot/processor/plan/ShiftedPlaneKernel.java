// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of few channels whose long axis is the pixels. Some rows of the input are split into a plane per
 * channel, of which there is a copy for each column that the taps read, moved sideways by that much. A tap then reads all
 * channels at the index of the sum plus a literal, which HotSpot turns into vector code, and nothing is kept but the sums.
 *
 * @param rows rows of the input
 * @param columns columns of the input
 * @param channels channels of the input
 * @param filters channels of the output
 * @param outputColumns columns of the output
 * @param rowStep distance of output rows of a phase
 * @param columnStep distance of output columns of a phase
 * @param phases what the output pixels read
 * @param shifts the columns that taps read, relative to the sum's, and 0, ascending
 * @param firstRow the furthest input row above that an output row reads, relative to its step; not above 0
 * @param lastRow the furthest input row below; not under 0
 * @param blockRows steps that are computed at once
 * @param kernel the kernel in {@link Layout.FilterRows}
 * @param bias the bias, if there is one
 * @param direct how vector kernels compute it, if there are filters enough
 * @param vectorPlanes whether they compute it over planes otherwise, which need not be moved
 */
public record ShiftedPlaneKernel(
        int rows,
        int columns,
        int channels,
        int filters,
        int outputColumns,
        int rowStep,
        int columnStep,
        List<PlanePhase> phases,
        List<Integer> shifts,
        int firstRow,
        int lastRow,
        int blockRows,
        PackedWeight kernel,
        Optional<PackedWeight> bias,
        Optional<DirectConvolution> direct,
        boolean vectorPlanes)
        implements Kernel {

    /** Copies the lists. */
    public ShiftedPlaneKernel {
        phases = List.copyOf(phases);
        shifts = List.copyOf(shifts);
    }

    /** Steps that cover the rows of all phases. */
    public int steps() {
        return phases.stream().mapToInt(phase -> phase.rows().count()).max().orElse(0);
    }

    /** Columns that cover those of all phases. */
    public int sumColumns() {
        return phases.stream().mapToInt(phase -> phase.columns().count()).max().orElse(0);
    }

    /** How often {@link #blockRows} steps are computed. */
    public int blocks() {
        return (steps() + blockRows - 1) / blockRows;
    }

    /** Rows of a plane of the input. */
    public int planeRows() {
        return blockRows + lastRow - firstRow;
    }

    /** The distance of rows in a plane. */
    public int pitch() {
        return Alignment.up(Math.max(columns, sumColumns()));
    }

    /** Floats of a plane of the input. */
    public int planeLength() {
        return planeRows() * pitch();
    }

    /** The index of the first pixel in a plane that is not moved yet. */
    public int start() {
        return -shifts.get(0);
    }

    /** Floats of a plane that is not moved yet, with what moved ones read before and behind it. */
    public int unmovedLength() {
        return start() + planeLength() + lastShift();
    }

    /** Whether rows are so far apart that zeros come in from the side where a plane is moved as a whole. */
    public boolean hasGaps() {
        return pitch() - columns >= Math.max(start(), lastShift());
    }

    /** Floats of a plane of sums. */
    public int sumLength() {
        return blockRows * pitch();
    }

    /** The distance of rows in a plane of vector kernels: between two rows are as many zeros as taps read beside one of them. */
    public int vectorPitch() {
        return columns + Math.max(start(), Math.max(0, sumColumns() + lastShift() - columns));
    }

    /** Floats of a plane of vector kernels. */
    public int vectorPlaneLength() {
        return start() + planeRows() * vectorPitch();
    }

    /** The distance of filters' sums of vector kernels. */
    public int vectorSumLength() {
        return Alignment.up(blockRows * vectorPitch());
    }

    private int lastShift() {
        return shifts.get(shifts.size() - 1);
    }

    @Override
    public List<PackedWeight> weights() {
        return bias.map(packed -> List.of(kernel, packed)).orElse(List.of(kernel));
    }

    /**
     * The planes of the input in one array; a moved plane in each array, by shift and then by channel; a plane of sums, and those of
     * all filters in one array.
     */
    @Override
    public List<Scratch> scratch() {
        return List.of(
                new Scratch(1, channels * unmovedLength()),
                new Scratch(shifts.size() * channels, planeLength()),
                new Scratch(1, sumLength()),
                new Scratch(1, filters * sumLength()));
    }

    @Override
    public String describe() {
        String planes = shifts.size() * channels + " shifted planes";
        return (phases.size() == 1 ? "" : phases.size() + " phases, ")
                + planes
                + (blocks() == 1 ? "" : ", " + blockRows + " rows at a time");
    }
}
