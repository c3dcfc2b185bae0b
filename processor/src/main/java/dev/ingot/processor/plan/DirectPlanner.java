// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.ConvolutionKernel.Border;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.OutputPhase;
import dev.ingot.processor.plan.ConvolutionKernel.Read;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import java.util.List;

/** Plans the way of vector kernels through a convolution whose tap groups and phases are known. */
final class DirectPlanner {

    private final Geometry geometry;
    private final List<TapGroup> tapGroups;
    private final List<OutputPhase> phases;
    private final Border border;
    private final int paddedColumns;

    DirectPlanner(Geometry geometry, List<TapGroup> tapGroups, List<OutputPhase> phases) {
        this.geometry = geometry;
        this.tapGroups = tapGroups;
        this.phases = phases;
        border = phases.stream()
                .flatMap(phase -> phase.reads().stream().map(read -> reach(phase, read)))
                .reduce(new Border(0, 0, 0, 0), DirectPlanner::widest);
        paddedColumns = border.left() + geometry.inputColumns() + border.right();
    }

    /** How far a tap reads outside the input. */
    private Border reach(OutputPhase phase, Read read) {
        int row = row(read);
        int column = column(read);
        int lastRow = row + (phase.rows().count() - 1) * geometry.inputStep().rows();
        int lastColumn =
                column + (phase.columns().count() - 1) * geometry.inputStep().columns();
        return new Border(-row, lastRow - geometry.inputRows() + 1, -column, lastColumn - geometry.inputColumns() + 1);
    }

    private static Border widest(Border one, Border other) {
        return new Border(
                Math.max(one.top(), other.top()),
                Math.max(one.bottom(), other.bottom()),
                Math.max(one.left(), other.left()),
                Math.max(one.right(), other.right()));
    }

    /** The input row, which may lie outside, that a phase's first output row reads. */
    private int row(Read read) {
        TapGroup group = tapGroups.get(read.tapGroup());
        return (read.row() - group.border().top()) * geometry.inputStep().rows() + group.firstRow();
    }

    private int column(Read read) {
        TapGroup group = tapGroups.get(read.tapGroup());
        return (read.column() - group.border().left()) * geometry.inputStep().columns() + group.firstColumn();
    }

    DirectConvolution plan() {
        return new DirectConvolution(
                border,
                geometry.inputStep().rows() * paddedColumns * geometry.channels(),
                geometry.inputStep().columns() * geometry.channels(),
                geometry.outputStep().rows() * geometry.outputColumns() * geometry.filters(),
                geometry.outputStep().columns() * geometry.filters(),
                phases.stream().map(this::phase).toList());
    }

    private DirectPhase phase(OutputPhase phase) {
        int to = (phase.rows().start() * geometry.outputColumns()
                        + phase.columns().start())
                * geometry.filters();
        List<DirectTap> taps = phase.reads().stream()
                .map(read -> new DirectTap(read.tapGroup(), read.position(), offset(read)))
                .toList();
        return new DirectPhase(phase.rows().count(), phase.columns().count(), to, taps);
    }

    private int offset(Read read) {
        return ((row(read) + border.top()) * paddedColumns + column(read) + border.left()) * geometry.channels();
    }
}
