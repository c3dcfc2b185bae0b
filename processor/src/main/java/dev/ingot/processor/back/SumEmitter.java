// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes element-wise sums, with repeated axes. */
final class SumEmitter {

    private static final List<String> AXES = List.of("i", "j", "k", "l", "m", "n");

    private final Node node;
    private final Output output;
    private final List<String> operands;
    private final MethodSpec.Builder method;

    SumEmitter(Step step, List<String> operands, MethodSpec.Builder method) {
        node = step.node();
        output = Output.of(step);
        this.operands = operands;
        this.method = method;
    }

    void emit(ElementFunction activation) {
        Shape shape = node.shape();
        boolean same =
                node.operands().stream().allMatch(operand -> operand.shape().equals(shape));
        Shape loops = same ? Shape.of(Math.toIntExact(shape.elements())) : shape;
        for (int axis = 0; axis < loops.rank(); axis++) {
            String variable = variable(axis);
            method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, loops.size(axis), variable);
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Shape operand = same ? loops : node.operand(i).shape();
            terms.add(operands.get(i) + "[" + index(operand, loops) + "]");
        }
        method.addCode(Stores.store(
                output.at(index(loops, loops)), CodeBlock.of("$L", String.join(" + ", terms)), activation));
        for (int axis = 0; axis < loops.rank(); axis++) {
            method.endControlFlow();
        }
    }

    private static String variable(int axis) {
        return axis < AXES.size() ? AXES.get(axis) : "axis" + axis;
    }

    /** The index of an operand's element for the result's element that the loop variables name. */
    private static String index(Shape operand, Shape result) {
        int missing = result.rank() - operand.rank();
        String index = "0";
        for (int axis = 0; axis < operand.rank(); axis++) {
            if (operand.size(axis) > 1) {
                int stride = Math.toIntExact(operand.product(axis + 1, operand.rank()));
                index = Index.sum(index, Index.product(variable(axis + missing), stride));
            }
        }
        return index;
    }
}
