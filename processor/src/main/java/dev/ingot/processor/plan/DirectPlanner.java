// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import dev.ingot.processor.plan.DirectConvolution.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the way of vector kernels through a convolution. */
final class DirectPlanner {

    private final ConvolutionAxis depth;
    private final ConvolutionAxis rows;
    private final ConvolutionAxis columns;
    private final int kernelRows;
    private final int kernelColumns;
    private final int channels;
    private final int filters;

    private DirectPlanner(Node node) {
        Convolution op = (Convolution) node.op();
        depth = op.depth();
        rows = op.rows();
        columns = op.columns();
        Shape kernel = node.operand(1).shape();
        int axes = op.axes().size();
        kernelRows = axes == 1 ? 1 : kernel.size(axes - 2);
        kernelColumns = kernel.size(axes - 1);
        channels = node.operand(0).shape().last();
        filters = node.shape().last();
    }

    /** The plan; nothing if vector kernels do not suit so many filters, or if some outputs read nothing. */
    static Optional<DirectConvolution> plan(Node node) {
        MultiplyAdd multiplyAdd = ((Convolution) node.op()).multiplyAdd();
        return plan(node, VectorKernels.suit(multiplyAdd, node.shape().last()));
    }

    /** The same for a convolution whose filters read a channel each. */
    static Optional<DirectConvolution> ofChannels(Node node) {
        Convolution op = (Convolution) node.op();
        return plan(
                node,
                VectorKernels.suitChannels(
                        op.multiplyAdd(), op.groups(), node.shape().last() / op.groups()));
    }

    private static Optional<DirectConvolution> plan(Node node, boolean suited) {
        if (!suited) {
            return Optional.empty();
        }
        DirectConvolution plan = new DirectPlanner(node).plan();
        return plan.phases().stream().anyMatch(phase -> phase.taps().isEmpty()) ? Optional.empty() : Optional.of(plan);
    }

    private DirectConvolution plan() {
        List<DirectPhase> phases = new ArrayList<>();
        for (Phase depthPhase : depth.phases()) {
            for (Phase rowPhase : rows.phases()) {
                for (Phase columnPhase : columns.phases()) {
                    phases.add(phase(depthPhase, rowPhase, columnPhase));
                }
            }
        }
        return new DirectConvolution(
                depth.inputStep() * input(1, 0, 0),
                rows.inputStep() * input(0, 1, 0),
                columns.inputStep() * input(0, 0, 1),
                depth.outputStep() * output(1, 0, 0),
                rows.outputStep() * output(0, 1, 0),
                columns.outputStep() * output(0, 0, 1),
                phases);
    }

    private DirectPhase phase(Phase depthPhase, Phase rowPhase, Phase columnPhase) {
        List<DirectTap> taps = new ArrayList<>();
        for (Tap slice : depthPhase.taps()) {
            for (Tap row : rowPhase.taps()) {
                for (Tap column : columnPhase.taps()) {
                    DirectTap tap = new DirectTap(
                            (slice.index() * kernelRows + row.index()) * kernelColumns + column.index(),
                            input(slice.offset(), row.offset(), column.offset()),
                            inside(depth, depthPhase, slice),
                            inside(rows, rowPhase, row),
                            inside(columns, columnPhase, column));
                    if (tap.isAnywhere()) {
                        taps.add(tap);
                    }
                }
            }
        }
        return new DirectPhase(
                depthPhase.count(),
                rowPhase.count(),
                columnPhase.count(),
                output(depthPhase.start(), rowPhase.start(), columnPhase.start()),
                taps);
    }

    /** The outputs of a phase that read inside the input through a tap. */
    private static Range inside(ConvolutionAxis axis, Phase phase, Tap tap) {
        return Range.inside(tap.offset(), axis.inputStep(), phase.count(), axis.inputLength());
    }

    /** Where an input pixel starts. */
    private int input(int slice, int row, int column) {
        return ((slice * rows.inputLength() + row) * columns.inputLength() + column) * channels;
    }

    /** Where an output pixel starts. */
    private int output(int slice, int row, int column) {
        return ((slice * rows.outputLength() + row) * columns.outputLength() + column) * filters;
    }
}
