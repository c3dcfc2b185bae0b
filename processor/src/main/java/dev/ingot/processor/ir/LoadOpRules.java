// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import static dev.ingot.processor.ir.NodeRules.operands;
import static dev.ingot.processor.ir.NodeRules.range;
import static dev.ingot.processor.ir.NodeRules.reordered;
import static dev.ingot.processor.ir.NodeRules.same;
import static dev.ingot.processor.ir.NodeRules.shape;
import static dev.ingot.processor.ir.NodeRules.spatial;

import java.util.List;

/** What holds of each op of the load stage: its operands and shapes. */
final class LoadOpRules implements LoadOp.Visitor<Void> {

    /** A composition applies ops of the run stage to weights. */
    private static final RunOpRules STEPS = new RunOpRules();

    @Override
    public Void weight(Weight op, Node node) {
        return operands(node, 0, 0, 0);
    }

    @Override
    public Void constant(Constant op, Node node) {
        operands(node, 0, 0, 0);
        return shape(node, op.values().size() == node.shape().elements());
    }

    @Override
    public Void permute(Permute op, Node node) {
        operands(node, 0, 1, 1);
        return reordered(node, op.axes());
    }

    @Override
    public Void broadcast(Broadcast op, Node node) {
        operands(node, 0, 1, 1);
        shape(node, op.from().elements() == node.operand(0).shape().elements());
        shape(node, op.to().elements() == node.shape().elements());
        shape(node, op.from().rank() == op.to().rank());
        return shape(
                node,
                range(op.from().rank()).stream()
                        .allMatch(axis -> op.from().size(axis) == 1
                                || op.from().size(axis) == op.to().size(axis)));
    }

    @Override
    public Void scale(Scale op, Node node) {
        operands(node, 0, 2, 2);
        int factors = node.operand(1).shape().last();
        return shape(node, same(node) && node.shape().size(op.axis()) % factors == 0);
    }

    @Override
    public Void sumTaps(SumTaps op, Node node) {
        operands(node, 0, 1, 1);
        Shape x = node.operand(0).shape();
        shape(node, spatial(op.axes().size()) && x.rank() == op.axes().size() + 2);
        Shape sums = x;
        for (int axis = 0; axis < op.axes().size(); axis++) {
            shape(node, tapsFit(op.axes().get(axis), x.size(axis)));
            sums = sums.with(axis, op.axes().get(axis).size());
        }
        return shape(node, node.shape().equals(sums));
    }

    private static boolean tapsFit(List<List<Integer>> sums, int taps) {
        return sums.stream().flatMap(List::stream).allMatch(tap -> 0 <= tap && tap < taps);
    }

    @Override
    public Void compose(Compose op, Node node) {
        int count = 1 + op.steps().stream().mapToInt(Compose.Step::operands).sum();
        operands(node, 0, count, count);
        Shape last = null;
        int next = 1;
        for (Compose.Step step : op.steps()) {
            shape(node, last == null || last.elements() == step.from().elements());
            step.op().accept(STEPS, step.applied(node.operands().subList(next, next + step.operands())));
            next += step.operands();
            last = step.to();
        }
        long rows =
                node.operand(0).shape().elements() / op.steps().get(0).from().elements();
        return shape(node, node.shape().elements() == rows * last.elements());
    }

    @Override
    public Void shiftedBias(ShiftedBias op, Node node) {
        operands(node, 0, 2, 3);
        Shape kernel = node.operand(1).shape();
        long rows = kernel.product(0, kernel.rank() - 1);
        shape(node, rows % node.operand(0).shape().elements() == 0);
        shape(node, node.shape().equals(Shape.of(kernel.last())));
        return shape(
                node, node.operands().stream().skip(2).allMatch(x -> x.shape().equals(node.shape())));
    }

    @Override
    public Void inverseDeviation(InverseDeviation op, Node node) {
        operands(node, 0, 1, 1);
        return shape(node, same(node));
    }

    @Override
    public Void normalizationScale(NormalizationScale op, Node node) {
        operands(node, 0, 1, 2);
        return shape(node, node.operands().stream().allMatch(x -> x.shape().equals(node.shape())));
    }

    @Override
    public Void normalizationShift(NormalizationShift op, Node node) {
        int count = 2 + (op.beta() ? 1 : 0) + (op.bias() ? 1 : 0);
        operands(node, 0, count, count);
        return shape(node, node.operands().stream().allMatch(x -> x.shape().equals(node.shape())));
    }
}
