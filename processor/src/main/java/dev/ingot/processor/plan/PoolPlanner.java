// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.AlignedPoolKernel.Middle;
import dev.ingot.processor.plan.PoolKernel.OuterAxis;
import dev.ingot.processor.plan.PoolKernel.Run;
import dev.ingot.processor.plan.VectorPool.PooledAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans a pooling. */
final class PoolPlanner {

    /** Floats of a piece: long enough that memory is read ahead, few enough for the caches. */
    private static final int PIECE = 4096;

    private PoolPlanner() {}

    static Kernel plan(Node node) {
        List<Pool.Axis> axes = ((Pool) node.op()).axes();
        Shape from = node.operand(0).shape();
        Shape to = node.shape();
        int last = axes.size() - 1;
        int channels = from.last();
        Optional<VectorPool> vector = vector(axes, from);
        if (axes.size() == 2) {
            List<WindowRun> rows = WindowRun.of(axes.get(0).windows());
            List<WindowRun> columns = WindowRun.of(axes.get(1).windows());
            int elements = Math.toIntExact(from.elements());
            if (SingleWindowKernel.suits(rows, columns, channels, elements)) {
                return new SingleWindowKernel(rows.get(0), columns.get(0), behind(from, 0), channels, elements, vector);
            }
        }
        Optional<AlignedPoolKernel> aligned = aligned(axes, from, vector);
        if (aligned.isPresent()) {
            return aligned.get();
        }
        List<OuterAxis> outer = new ArrayList<>();
        for (int axis = 0; axis < last; axis++) {
            outer.add(new OuterAxis(axes.get(axis).windows(), behind(from, axis), behind(to, axis)));
        }
        List<Run> runs = WindowRun.of(axes.get(last).windows()).stream()
                .map(windows -> new Run(windows, together(windows, channels)))
                .toList();
        return new PoolKernel(outer, runs, channels, vector);
    }

    /** How few cells at a time are reduced in place, along two axes or three. */
    private static Optional<AlignedPoolKernel> aligned(List<Pool.Axis> axes, Shape from, Optional<VectorPool> vector) {
        int last = axes.size() - 1;
        if (last == 0) {
            return Optional.empty();
        }
        Pool.Axis single = new Pool.Axis(1, List.of(new Pool.Window(0, 1)));
        Pool.Axis middle = last == 1 ? single : axes.get(1);
        return AlignedPoolKernel.of(
                WindowRun.of(axes.get(0).windows()),
                behind(from, 0),
                Middle.of(middle.windows(), middle.inputLength(), behind(from, last - 1)),
                WindowRun.of(axes.get(last).windows()),
                from.last(),
                Math.toIntExact(from.elements()),
                vector);
    }

    /** How vector kernels compute it, if there are channels enough. */
    private static Optional<VectorPool> vector(List<Pool.Axis> axes, Shape from) {
        int channels = from.last();
        if (!VectorKernels.suitPooling(channels)) {
            return Optional.empty();
        }
        List<PooledAxis> pooled = IntStream.range(0, axes.size())
                .mapToObj(axis -> new PooledAxis(
                        behind(from, axis), WindowRun.of(axes.get(axis).windows())))
                .toList();
        int last = pooled.size() - 1;
        int cells = pooled.get(last).mostCells();
        int rows = last < 1 ? 1 : pooled.get(last - 1).mostCells();
        int slices = last < 2 ? 1 : pooled.get(last - 2).mostCells();
        if (slices == 1 && rows == 1) {
            return Optional.of(new VectorPool(pooled, 0));
        }
        int parts = slices > 1 && rows > 1 ? rows + 1 : 1;
        int window = parts * cells * channels;
        return Optional.of(new VectorPool(pooled, Math.max(window, PIECE)));
    }

    private static int behind(Shape shape, int axis) {
        return Math.toIntExact(shape.product(axis + 1, shape.rank()));
    }

    /** As many outputs as a piece allows, the same number each time if possible. */
    private static int together(WindowRun windows, int length) {
        int most = Math.max(1, (PIECE / length - windows.cells()) / Math.max(windows.step(), 1) + 1);
        int times = (windows.count() + most - 1) / most;
        return (windows.count() + times - 1) / times;
    }
}
