// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes transpositions, in the order of the result: as copies of runs where values stay neighbours, else value by value. */
final class TransposeEmitter {

    private final Step step;
    private final Transpose op;
    private final MethodSpec.Builder method;

    /**
     * Axes of the result that are neighbours in x too, as one loop.
     *
     * @param size number of turns
     * @param from distance of two turns' values in x
     * @param to distance of two turns' values in the result
     */
    private record Loop(int size, int from, int to) {}

    TransposeEmitter(Step step, Transpose op, MethodSpec.Builder method) {
        this.step = step;
        this.op = op;
        this.method = method;
    }

    void emit() {
        List<Loop> loops = loops();
        Names names = new Names(List.of("x", "output"));
        String from = "0";
        String to = "0";
        for (Loop loop : loops.subList(0, loops.size() - 1)) {
            String variable = names.allocate("outer");
            open(variable, loop);
            from = Index.sum(from, Index.product(variable, loop.from()));
            to = Index.sum(to, Index.product(variable, loop.to()));
        }
        Loop inner = loops.get(loops.size() - 1);
        Output output = Output.of(step);
        if (inner.from() == 1) {
            method.addStatement("System.arraycopy(x, $L, output, $L, $L)", from, output.index(to), inner.size());
        } else {
            open("i", inner);
            method.addStatement(
                    "$L = x[$L]", output.at(Index.sum(to, "i")), Index.sum(from, Index.product("i", inner.from())));
            method.endControlFlow();
        }
        loops.subList(1, loops.size()).forEach(loop -> method.endControlFlow());
    }

    private void open(String variable, Loop loop) {
        method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, loop.size(), variable);
    }

    /** The loops from the outermost on; axes without a second turn have none. */
    private List<Loop> loops() {
        Node node = step.node();
        List<Loop> loops = new ArrayList<>();
        for (int axis = 0; axis < node.shape().rank(); axis++) {
            int size = node.shape().size(axis);
            if (size == 1) {
                continue;
            }
            Loop loop =
                    new Loop(size, stride(node.operand(0).shape(), op.axes().get(axis)), stride(node.shape(), axis));
            int last = loops.size() - 1;
            if (last >= 0 && loops.get(last).from() == loop.from() * size) {
                loop = new Loop(loops.remove(last).size() * size, loop.from(), loop.to());
            }
            loops.add(loop);
        }
        return loops.isEmpty() ? List.of(new Loop(1, 1, 1)) : loops;
    }

    private static int stride(Shape shape, int axis) {
        return Math.toIntExact(shape.product(axis + 1, shape.rank()));
    }
}
