// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Pool.Window;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.PoolKernel.OuterAxis;
import dev.ingot.processor.plan.PoolKernel.Run;
import java.util.ArrayList;
import java.util.List;

/** Plans a pooling. */
final class PoolPlanner {

    /** Floats of a piece: long enough that memory is read ahead, few enough for the caches. */
    private static final int PIECE = 4096;

    private PoolPlanner() {}

    static PoolKernel plan(Node node) {
        List<Pool.Axis> axes = ((Pool) node.op()).axes();
        Shape from = node.operand(0).shape();
        Shape to = node.shape();
        int last = axes.size() - 1;
        List<OuterAxis> outer = new ArrayList<>();
        for (int axis = 0; axis < last; axis++) {
            outer.add(new OuterAxis(axes.get(axis).windows(), behind(from, axis), behind(to, axis)));
        }
        return new PoolKernel(outer, runs(axes.get(last).windows(), from.last()), from.last());
    }

    private static int behind(Shape shape, int axis) {
        return Math.toIntExact(shape.product(axis + 1, shape.rank()));
    }

    /** The longest runs of windows of the same size and distance. */
    private static List<Run> runs(List<Window> windows, int length) {
        List<Run> runs = new ArrayList<>();
        int output = 0;
        while (output < windows.size()) {
            Window first = windows.get(output);
            int count = 1;
            int step = 1;
            while (output + count < windows.size()) {
                Window next = windows.get(output + count);
                int distance = next.from() - windows.get(output + count - 1).from();
                if (next.cells() != first.cells() || count > 1 && distance != step) {
                    break;
                }
                step = distance;
                count++;
            }
            runs.add(new Run(output, count, first.from(), step, first.cells(), together(count, step, first, length)));
            output += count;
        }
        return runs;
    }

    /** As many outputs as a piece allows, the same number each time if possible. */
    private static int together(int count, int step, Window window, int length) {
        int most = Math.max(1, (PIECE / length - window.cells()) / Math.max(step, 1) + 1);
        int times = (count + most - 1) / most;
        return (count + times - 1) / times;
    }
}
