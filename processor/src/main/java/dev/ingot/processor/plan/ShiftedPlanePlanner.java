// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans a convolution of few channels over planes of the input that are moved to where the taps read. */
final class ShiftedPlanePlanner {

    /** Channels whose products one loop adds up. */
    private static final int MOST_CHANNELS = 4;

    /** In smaller planes rows are far shorter than the distance between them. */
    private static final int FEWEST_PIXELS = 16;

    /** Floats of a plane of sums: long enough for the loops, few enough that they stay in the first-level cache with what they read. */
    private static final int BLOCK = 1024;

    private ShiftedPlanePlanner() {}

    /** Whether the kernel suits a convolution. */
    static boolean suits(Node node) {
        Convolution op = (Convolution) node.op();
        int channels = node.operand(0).shape().last();
        return op.axes().size() < 3
                && op.groups() == 1
                && op.rows().inputStep() == 1
                && op.columns().inputStep() == 1
                && channels <= MOST_CHANNELS
                && node.operand(0).shape().elements() / channels >= FEWEST_PIXELS
                && ConvolutionPlanner.taps(node) > 1;
    }

    /** The plan by which vector kernels gain even where rows are too short for plain kernels; empty if they have no use for it. */
    static Optional<ShiftedPlaneKernel> forVectorKernels(Node node, WeightPacker packer) {
        boolean used = suits(node) && usedByVectorKernels(node) && blocks(node, PlanePlanner.phases(node)) == 1;
        return used ? Optional.of(plan(node, packer)) : Optional.empty();
    }

    private static boolean usedByVectorKernels(Node node) {
        return DirectPlanner.plan(node).isEmpty() && ((Convolution) node.op()).multiplyAdd() == MultiplyAdd.FUSED;
    }

    static ShiftedPlaneKernel plan(Node node, WeightPacker packer) {
        Convolution op = (Convolution) node.op();
        List<PlanePhase> phases = PlanePlanner.phases(node);
        List<Integer> shifts = Stream.concat(reads(phases).map(Read::column), Stream.of(0))
                .distinct()
                .sorted()
                .toList();
        int firstRow = rows(phases).min().orElse(0);
        int lastRow = rows(phases).max().orElse(0);
        int blocks = blocks(node, phases);
        return new ShiftedPlaneKernel(
                op.rows().inputLength(),
                op.columns().inputLength(),
                node.operand(0).shape().last(),
                node.shape().last(),
                op.columns().outputLength(),
                op.rows().outputStep(),
                op.columns().outputStep(),
                phases,
                shifts,
                firstRow,
                lastRow,
                (steps(phases) + blocks - 1) / blocks,
                packer.pack(node, "Kernel", node.operand(1), new Layout.FilterRows()),
                node.operands().size() > 2
                        ? Optional.of(packer.pack(node, "Bias", node.operand(2), new Layout.Flat()))
                        : Optional.empty(),
                DirectPlanner.plan(node),
                usedByVectorKernels(node));
    }

    /** Turns in which the steps are computed, of nearly equal numbers. */
    private static int blocks(Node node, List<PlanePhase> phases) {
        int most = Math.max(1, BLOCK / ((Convolution) node.op()).columns().inputLength());
        return (steps(phases) + most - 1) / most;
    }

    private static int steps(List<PlanePhase> phases) {
        return phases.stream().mapToInt(phase -> phase.rows().count()).max().orElse(1);
    }

    private static Stream<Read> reads(List<PlanePhase> phases) {
        return phases.stream().flatMap(phase -> phase.reads().stream());
    }

    private static IntStream rows(List<PlanePhase> phases) {
        return IntStream.concat(reads(phases).mapToInt(Read::row), IntStream.of(0));
    }
}
