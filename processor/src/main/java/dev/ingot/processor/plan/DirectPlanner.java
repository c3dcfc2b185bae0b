// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import dev.ingot.processor.plan.DirectConvolution.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the way of vector kernels through a convolution along one axis or two. */
final class DirectPlanner {

    private final ConvolutionAxis rows;
    private final ConvolutionAxis columns;
    private final int kernelColumns;
    private final int channels;
    private final int filters;

    private DirectPlanner(Node node) {
        Convolution op = (Convolution) node.op();
        rows = op.rows();
        columns = op.columns();
        kernelColumns = node.operand(1).shape().size(op.axes().size() - 1);
        channels = node.operand(0).shape().last();
        filters = node.shape().last();
    }

    /** The plan; nothing if vector kernels do not suit so many filters, or if some outputs read nothing. */
    static Optional<DirectConvolution> plan(Node node) {
        Convolution op = (Convolution) node.op();
        if (op.axes().size() > 2
                || !VectorKernels.suit(op.multiplyAdd(), node.shape().last())) {
            return Optional.empty();
        }
        DirectConvolution plan = new DirectPlanner(node).plan();
        return plan.phases().stream().anyMatch(phase -> phase.taps().isEmpty()) ? Optional.empty() : Optional.of(plan);
    }

    private DirectConvolution plan() {
        List<DirectPhase> phases = new ArrayList<>();
        for (Phase rowPhase : rows.phases()) {
            for (Phase columnPhase : columns.phases()) {
                phases.add(phase(rowPhase, columnPhase));
            }
        }
        return new DirectConvolution(
                rows.inputStep() * columns.inputLength() * channels,
                columns.inputStep() * channels,
                rows.outputStep() * columns.outputLength() * filters,
                columns.outputStep() * filters,
                phases);
    }

    private DirectPhase phase(Phase rowPhase, Phase columnPhase) {
        List<DirectTap> taps = new ArrayList<>();
        for (Tap row : rowPhase.taps()) {
            for (Tap column : columnPhase.taps()) {
                DirectTap tap = new DirectTap(
                        row.index() * kernelColumns + column.index(),
                        (row.offset() * columns.inputLength() + column.offset()) * channels,
                        Range.inside(row.offset(), rows.inputStep(), rowPhase.count(), rows.inputLength()),
                        Range.inside(column.offset(), columns.inputStep(), columnPhase.count(), columns.inputLength()));
                if (!tap.rows().isEmpty() && !tap.columns().isEmpty()) {
                    taps.add(tap);
                }
            }
        }
        int to = (rowPhase.start() * columns.outputLength() + columnPhase.start()) * filters;
        return new DirectPhase(rowPhase.count(), columnPhase.count(), to, taps);
    }
}
