// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes element-wise combinations, with repeated axes. */
final class MergeEmitter {

    private final Step step;
    private final Merge op;
    private final List<String> operands;
    private final MethodSpec.Builder method;

    /**
     * Neighbouring axes of the result, as one loop.
     *
     * @param size number of turns
     * @param stride distance of the results of two turns
     * @param strides distance of the elements of two turns in each operand; 0 if the operand is repeated
     */
    private record Loop(int size, int stride, List<Integer> strides) {

        /** This loop around another, if no operand needs to tell them apart. */
        boolean surrounds(Loop inner) {
            return IntStream.range(0, strides.size())
                    .allMatch(i -> strides.get(i) == inner.strides.get(i) * inner.size);
        }
    }

    MergeEmitter(Step step, Merge op, List<String> operands, MethodSpec.Builder method) {
        this.step = step;
        this.op = op;
        this.operands = operands;
        this.method = method;
    }

    void emit() {
        List<Loop> loops = loops();
        Names names = new Names(operands);
        names.allocate("output");
        List<String> variables = new ArrayList<>();
        for (int depth = 0; depth < loops.size() - 1; depth++) {
            variables.add(names.allocate("outer"));
        }
        variables.add(names.allocate("i"));
        for (int depth = 0; depth < loops.size() - 1; depth++) {
            open(variables.get(depth), loops.get(depth));
        }
        Loop inner = loops.get(loops.size() - 1);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            int operand = i;
            List<Integer> strides =
                    loops.stream().map(loop -> loop.strides().get(operand)).toList();
            String element = operands.get(i) + "[" + index(variables, strides) + "]";
            if (inner.strides().get(i) == 0) {
                // Held in a variable: HotSpot would load it in each turn, since the output might be the same array.
                String repeated = names.allocate(operands.get(i) + "Value");
                method.addStatement("$T $L = $L", TypeName.FLOAT, repeated, element);
                element = repeated;
            }
            elements.add(element);
        }
        open(variables.get(variables.size() - 1), inner);
        String target = Output.of(step)
                .at(index(variables, loops.stream().map(Loop::stride).toList()));
        method.addCode(Stores.store(target, CodeBlock.of("$L", combined(elements)), op.activation()));
        loops.forEach(loop -> method.endControlFlow());
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
            int fromLast = node.shape().rank() - axis;
            Loop loop = new Loop(
                    size,
                    stride(node.shape(), fromLast),
                    node.operands().stream()
                            .map(operand -> stride(operand.shape(), fromLast))
                            .toList());
            int last = loops.size() - 1;
            if (last >= 0 && loops.get(last).surrounds(loop)) {
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

    private void open(String variable, Loop loop) {
        method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, loop.size(), variable);
    }

    private static String index(List<String> variables, List<Integer> strides) {
        String index = "0";
        for (int depth = 0; depth < variables.size(); depth++) {
            if (strides.get(depth) > 0) {
                index = Index.sum(index, Index.product(variables.get(depth), strides.get(depth)));
            }
        }
        return index;
    }

    private String combined(List<String> elements) {
        return switch (op.kind()) {
            case SUM -> String.join(" + ", elements);
            case DIFFERENCE -> String.join(" - ", elements);
            case PRODUCT -> String.join(" * ", elements);
            case MEAN -> "(" + String.join(" + ", elements) + ") / " + elements.size() + "f";
            case MAXIMUM -> nested("Math.max", elements);
            case MINIMUM -> nested("Math.min", elements);
        };
    }

    private static String nested(String function, List<String> elements) {
        return elements.stream()
                .reduce((combined, element) -> function + "(" + combined + ", " + element + ")")
                .orElseThrow();
    }
}
