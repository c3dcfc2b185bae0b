// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.OutputPhase;
import dev.ingot.processor.plan.ConvolutionKernel.Read;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import dev.ingot.processor.plan.DirectConvolution.Range;
import java.util.List;

/** Plans the way of vector kernels through a convolution whose tap groups and phases are known. */
final class DirectPlanner {

    private final Geometry geometry;
    private final List<TapGroup> tapGroups;
    private final List<OutputPhase> phases;

    DirectPlanner(Geometry geometry, List<TapGroup> tapGroups, List<OutputPhase> phases) {
        this.geometry = geometry;
        this.tapGroups = tapGroups;
        this.phases = phases;
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
                geometry.inputStep().rows() * geometry.inputColumns() * geometry.channels(),
                geometry.inputStep().columns() * geometry.channels(),
                geometry.outputStep().rows() * geometry.outputColumns() * geometry.filters(),
                geometry.outputStep().columns() * geometry.filters(),
                phases.stream().map(this::phase).toList());
    }

    private DirectPhase phase(OutputPhase phase) {
        int to = (phase.rows().start() * geometry.outputColumns()
                        + phase.columns().start())
                * geometry.filters();
        List<DirectTap> taps =
                phase.reads().stream().map(read -> tap(phase, read)).toList();
        return new DirectPhase(phase.rows().count(), phase.columns().count(), to, taps);
    }

    private DirectTap tap(OutputPhase phase, Read read) {
        int row = row(read);
        int column = column(read);
        return new DirectTap(
                read.tapGroup(),
                read.position(),
                (row * geometry.inputColumns() + column) * geometry.channels(),
                Range.inside(row, geometry.inputStep().rows(), phase.rows().count(), geometry.inputRows()),
                Range.inside(
                        column, geometry.inputStep().columns(), phase.columns().count(), geometry.inputColumns()));
    }
}
