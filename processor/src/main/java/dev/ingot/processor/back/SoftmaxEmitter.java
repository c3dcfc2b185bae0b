// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes a softmax over any axes, for each index of the other axes. */
final class SoftmaxEmitter {

    private final Softmax.Kind kind;
    private final MethodSpec.Builder method;
    private final Output output;
    private final List<Axis> kept = new ArrayList<>();
    private final List<Axis> summed = new ArrayList<>();

    /** Neighbouring axes of the same kind, as one loop. */
    private record Axis(String variable, int size, int stride) {}

    SoftmaxEmitter(Step step, Softmax op, MethodSpec.Builder method) {
        kind = op.kind();
        this.method = method;
        output = Output.of(step);
        Shape shape = step.node().shape();
        int axis = 0;
        while (axis < shape.rank()) {
            boolean sums = op.axes().contains(axis);
            int end = axis + 1;
            while (end < shape.rank() && op.axes().contains(end) == sums) {
                end++;
            }
            List<Axis> loops = sums ? summed : kept;
            String variable = (sums ? "i" : "outer") + (loops.isEmpty() ? "" : loops.size() + 1);
            loops.add(new Axis(
                    variable,
                    Math.toIntExact(shape.product(axis, end)),
                    Math.toIntExact(shape.product(end, shape.rank()))));
            axis = end;
        }
    }

    void emit() {
        open(kept);
        method.addStatement("int from = $L", index("0", kept));
        String element = index("from", summed);
        switch (kind) {
            case SHARES -> shares(element);
            case LOGARITHMS -> logarithms(element);
            case SPARSE -> sparse(element);
        }
        close(kept);
    }

    private void shares(String element) {
        max(element);
        method.addStatement("float sum = 0f");
        open(summed);
        method.addStatement("float exponential = $T.exp(x[$L] - max)", RuntimeTypes.FUNCTIONS, element);
        method.addStatement("$L = exponential", output.at(element));
        method.addStatement("sum += exponential");
        close(summed);
        open(summed);
        method.addStatement("$L = $L / sum", output.at(element), output.at(element));
        close(summed);
    }

    private void logarithms(String element) {
        max(element);
        method.addStatement("float sum = 0f");
        open(summed);
        method.addStatement("sum += $T.exp(x[$L] - max)", RuntimeTypes.FUNCTIONS, element);
        close(summed);
        method.addStatement("float logarithm = $T.log(sum)", RuntimeTypes.FUNCTIONS);
        open(summed);
        method.addStatement("$L = x[$L] - max - logarithm", output.at(element), element);
        close(summed);
    }

    private void max(String element) {
        method.addStatement("float max = Float.NEGATIVE_INFINITY");
        open(summed);
        method.addStatement("max = Math.max(max, x[$L])", element);
        close(summed);
    }

    /** Leaves out the values that the threshold of the others exceeds, until there are no more: Michelot's algorithm. */
    private void sparse(String element) {
        method.addStatement("double threshold = Double.NEGATIVE_INFINITY");
        method.addStatement("int count = Integer.MAX_VALUE");
        method.addStatement("int before");
        method.beginControlFlow("do");
        method.addStatement("before = count");
        method.addStatement("count = 0");
        method.addStatement("double sum = -1");
        open(summed);
        method.beginControlFlow("if (x[$L] > threshold)", element);
        method.addStatement("sum += x[$L]", element);
        method.addStatement("count++");
        method.endControlFlow();
        close(summed);
        method.addStatement("threshold = sum / count");
        method.endControlFlow("while (count < before)");
        open(summed);
        method.addStatement("$L = (float) Math.max(x[$L] - threshold, 0.0)", output.at(element), element);
        close(summed);
    }

    private static String index(String from, List<Axis> axes) {
        String index = from;
        for (Axis axis : axes) {
            index = Index.sum(index, Index.product(axis.variable(), axis.stride()));
        }
        return index;
    }

    private void open(List<Axis> axes) {
        axes.forEach(axis -> method.beginControlFlow(
                "for (int $L = 0; $L < $L; $L++)", axis.variable(), axis.variable(), axis.size(), axis.variable()));
    }

    private void close(List<Axis> axes) {
        axes.forEach(axis -> method.endControlFlow());
    }
}
