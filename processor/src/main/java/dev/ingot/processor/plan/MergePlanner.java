// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.MergeKernel.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the loops of an element-wise combination. */
final class MergePlanner {

    /** The longest row: of three operands, they fit into the first-level cache. */
    private static final int LONGEST_ROW = 2048;

    /** Below, copying to rows takes longer than it saves. */
    private static final int SHORTEST_ROW = 256;

    private MergePlanner() {}

    static Kernel plan(Node node) {
        List<Loop> loops = loops(node);
        MergeKernel kernel = new MergeKernel(loops, 0);
        return kernel.isAligned() ? kernel : channelwise(node, loops).orElseGet(() -> rows(loops));
    }

    /** Rows of what is repeated again and again, such as a value for each channel; nothing if the operands are others. */
    private static Optional<Kernel> channelwise(Node node, List<Loop> loops) {
        Merge op = (Merge) node.op();
        Loop inner = loops.get(loops.size() - 1);
        List<Integer> outer = loops.get(0).strides();
        boolean repeated = loops.size() == 2
                && inner.strides().stream().allMatch(stride -> stride == 1)
                && outer.stream().filter(stride -> stride > 0).count() == 1;
        if (!repeated || !op.activation().isSimple()) {
            return Optional.empty();
        }
        boolean simple = op.kind().isSimple() && op.activation().isLinear();
        return ChannelwisePlanner.plan(
                        Math.toIntExact(node.shape().elements()), inner.size(), simple, outer.size() - 1, List.of())
                .map(Kernel.class::cast);
    }

    private static MergeKernel rows(List<Loop> loops) {
        List<Loop> split = split(loops);
        Loop inner = split.get(split.size() - 1);
        int turns = divisor(split.get(split.size() - 2).size(), LONGEST_ROW / inner.size());
        return turns * inner.size() < SHORTEST_ROW ? new MergeKernel(loops, 0) : new MergeKernel(split, turns);
    }

    /** The loops from the outermost on; axes without a second turn have none. */
    private static List<Loop> loops(Node node) {
        List<Loop> loops = new ArrayList<>();
        for (int axis = 0; axis < node.shape().rank(); axis++) {
            int size = node.shape().size(axis);
            if (size == 1) {
                continue;
            }
            int fromLast = node.shape().rank() - axis;
            Loop loop = new Loop(
                    size,
                    stride(node.shape(), fromLast),
                    node.operands().stream()
                            .map(operand -> stride(operand.shape(), fromLast))
                            .toList());
            int last = loops.size() - 1;
            if (last >= 0 && surrounds(loops.get(last), loop)) {
                loop = new Loop(loops.remove(last).size() * size, loop.stride(), loop.strides());
            }
            loops.add(loop);
        }
        return loops.isEmpty()
                ? List.of(new Loop(
                        1, 1, node.operands().stream().map(operand -> 1).toList()))
                : loops;
    }

    /** The distance of neighbours along an axis, counted from the last; 0 if it is repeated. */
    private static int stride(Shape shape, int fromLast) {
        int axis = shape.rank() - fromLast;
        return axis < 0 || shape.size(axis) == 1 ? 0 : Math.toIntExact(shape.product(axis + 1, shape.rank()));
    }

    /** Whether two loops can be one, since no operand needs to tell them apart. */
    private static boolean surrounds(Loop outer, Loop inner) {
        return IntStream.range(0, inner.strides().size())
                .allMatch(operand ->
                        outer.strides().get(operand) == inner.strides().get(operand) * inner.size());
    }

    /** The loops with the innermost cut to the length of a row. */
    private static List<Loop> split(List<Loop> loops) {
        Loop inner = loops.get(loops.size() - 1);
        int length = divisor(inner.size(), LONGEST_ROW);
        if (length == inner.size()) {
            return loops;
        }
        List<Loop> split = new ArrayList<>(loops.subList(0, loops.size() - 1));
        split.add(new Loop(
                inner.size() / length,
                length,
                inner.strides().stream().map(stride -> stride * length).toList()));
        split.add(new Loop(length, 1, inner.strides()));
        return split;
    }

    /** The largest divisor of a number that is not above a limit. */
    private static int divisor(int number, int limit) {
        int divisor = Math.max(1, Math.min(number, limit));
        while (number % divisor != 0) {
            divisor--;
        }
        return divisor;
    }
}
