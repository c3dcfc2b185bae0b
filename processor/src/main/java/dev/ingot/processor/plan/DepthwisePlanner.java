// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.DepthwiseKernel.DepthwisePhase;
import dev.ingot.processor.plan.DepthwiseKernel.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a convolution whose groups have one channel each. */
final class DepthwisePlanner {

    /** Floats of a loop: long enough to be fast; what the rows of a 3x3 kernel need then fits the first-level cache. */
    private static final int LENGTH = 512;

    /** Products of a channel: some 20 bytes of bytecode each. */
    private static final int MOST_PRODUCTS = 256;

    private DepthwisePlanner() {}

    /** Whether each filter reads a single channel of several, and the sums can be written out in one method. */
    static boolean suits(Node node) {
        Convolution op = (Convolution) node.op();
        Shape kernel = node.operand(1).shape();
        return op.groups() > 1
                && op.groups() == node.operand(0).shape().last()
                && kernel.elements() / op.groups() <= MOST_PRODUCTS
                && op.axes().size() <= 2
                && hasTaps(op.rows())
                && hasTaps(op.columns());
    }

    private static boolean hasTaps(ConvolutionAxis axis) {
        return axis.phases().stream().noneMatch(phase -> phase.taps().isEmpty());
    }

    static DepthwiseKernel plan(Node node, WeightPacker packer) {
        Convolution op = (Convolution) node.op();
        Shape kernelShape = node.operand(1).shape();
        int channels = op.groups();
        int multiplier = node.shape().last() / channels;
        List<DepthwisePhase> phases = new ArrayList<>();
        for (Phase rows : op.rows().phases()) {
            for (Phase columns : op.columns().phases()) {
                phases.add(phase(rows, columns, op.columns().inputStep(), channels));
            }
        }
        int together = together(phases, channels);
        Layout layout = new Layout.Depthwise(multiplier, together);
        Optional<PackedWeight> bias = node.operands().size() > 2
                ? Optional.of(packer.pack(node, "Bias", node.operand(2), layout))
                : Optional.empty();
        return new DepthwiseKernel(
                op.rows().inputLength(),
                op.columns().inputLength(),
                channels,
                multiplier,
                kernelShape.size(op.axes().size() - 1),
                op.columns().outputLength(),
                op.rows().outputStep(),
                op.columns().outputStep(),
                op.rows().inputStep(),
                op.columns().inputStep(),
                phases,
                together,
                packer.pack(node, "Kernel", node.operand(1), layout),
                bias,
                DirectPlanner.ofChannels(node));
    }

    /** A phase, whose taps read the same copy of a row where that keeps them apart by a multiple of a vector's length. */
    private static DepthwisePhase phase(Phase rows, Phase columns, int step, int channels) {
        List<Integer> pieces = new ArrayList<>();
        List<Read> reads = new ArrayList<>();
        int first = columns.taps().get(0).offset();
        for (Tap tap : columns.taps()) {
            int column = tap.offset() - first;
            int piece = 0;
            while (piece < pieces.size() && !isAligned(column - pieces.get(piece), step, channels)) {
                piece++;
            }
            if (piece == pieces.size()) {
                pieces.add(column);
            }
            reads.add(new Read(piece, (column - pieces.get(piece)) / step));
        }
        return new DepthwisePhase(rows, columns, pieces, reads);
    }

    private static boolean isAligned(int distance, int step, int channels) {
        return distance % step == 0 && distance / step * channels % Alignment.FLOATS == 0;
    }

    /** As many columns as the length allows and each phase has, about the same number each time. */
    private static int together(List<DepthwisePhase> phases, int channels) {
        int fewest =
                phases.stream().mapToInt(phase -> phase.columns().count()).min().orElse(1);
        int most = Math.min(fewest, Math.max(1, LENGTH / channels));
        int times = (fewest + most - 1) / most;
        return (fewest + times - 1) / times;
    }
}
