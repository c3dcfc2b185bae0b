// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import static dev.ingot.processor.ir.NodeRules.along;
import static dev.ingot.processor.ir.NodeRules.bias;
import static dev.ingot.processor.ir.NodeRules.enlarged;
import static dev.ingot.processor.ir.NodeRules.image;
import static dev.ingot.processor.ir.NodeRules.operands;
import static dev.ingot.processor.ir.NodeRules.range;
import static dev.ingot.processor.ir.NodeRules.reordered;
import static dev.ingot.processor.ir.NodeRules.require;
import static dev.ingot.processor.ir.NodeRules.same;
import static dev.ingot.processor.ir.NodeRules.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What holds of each op of the run stage: its operands and shapes. */
final class RunOpRules implements RunOp.Visitor<Void> {

    @Override
    public Void input(Input op, Node node) {
        return operands(node, 0, 0, 0);
    }

    @Override
    public Void identity(Identity op, Node node) {
        operands(node, 1, 1, 1);
        return shape(node, same(node));
    }

    @Override
    public Void reshape(Reshape op, Node node) {
        operands(node, 1, 1, 1);
        return shape(node, node.operand(0).shape().elements() == node.shape().elements());
    }

    @Override
    public Void dense(Dense op, Node node) {
        operands(node, 1, 2, 3);
        Shape x = node.operand(0).shape();
        int units = node.shape().last();
        shape(node, node.operand(1).shape().equals(Shape.of(x.last(), units)));
        bias(node);
        return shape(node, x.with(x.rank() - 1, units).equals(node.shape()));
    }

    @Override
    public Void dot(Dot op, Node node) {
        operands(node, 2, 2, 2);
        Shape x = node.operand(0).shape();
        Shape y = node.operand(1).shape();
        shape(node, x.last() == y.last());
        List<Integer> sizes = new ArrayList<>(x.toList().subList(0, x.rank() - 1));
        sizes.addAll(y.toList().subList(0, y.rank() - 1));
        return shape(node, node.shape().toList().equals(sizes.isEmpty() ? List.of(1) : sizes));
    }

    @Override
    public Void convolution(Convolution op, Node node) {
        operands(node, 1, 2, 3);
        Shape x = node.operand(0).shape();
        Shape kernel = node.operand(1).shape();
        int axes = op.axes().size();
        shape(node, image(x, axes) && kernel.rank() == axes + 2 && image(node.shape(), axes));
        shape(node, kernel.size(axes) * op.groups() == x.last());
        shape(node, kernel.last() == node.shape().last() && kernel.last() % op.groups() == 0);
        bias(node);
        for (int axis = 0; axis < axes; axis++) {
            axis(node, axis, op.axes().get(axis));
        }
        return null;
    }

    private static void axis(Node node, int axis, ConvolutionAxis spec) {
        shape(node, spec.inputLength() == node.operand(0).shape().size(axis));
        shape(node, spec.outputLength() == node.shape().size(axis));
        List<Integer> outputs = new ArrayList<>();
        for (ConvolutionAxis.Phase phase : spec.phases()) {
            for (int i = 0; i < phase.count(); i++) {
                outputs.add(phase.start() + spec.outputStep() * i);
            }
            for (int i = 0; i < phase.taps().size(); i++) {
                int index = phase.taps().get(i).index();
                require(0 <= index && index < node.operand(1).shape().size(axis), node, "a tap misses the kernel");
                require(
                        i == 0
                                || phase.taps().get(i - 1).offset()
                                        < phase.taps().get(i).offset(),
                        node,
                        "the taps are not in ascending order");
            }
        }
        Collections.sort(outputs);
        require(
                outputs.equals(range(spec.outputLength())),
                node,
                "the phases do not cover each output of axis " + axis + " once");
    }

    @Override
    public Void repeat(Repeat op, Node node) {
        operands(node, 1, 1, 1);
        return shape(node, enlarged(node, op.factors()));
    }

    @Override
    public Void resample(Resample op, Node node) {
        operands(node, 1, 1, 1);
        Shape x = node.operand(0).shape();
        shape(node, x.rank() == 3 && node.shape().rank() == 3);
        return shape(node, x.last() == node.shape().last());
    }

    @Override
    public Void pad(Pad op, Node node) {
        operands(node, 1, 1, 1);
        Shape padded = node.operand(0).shape();
        shape(node, image(padded, op.margins().size()));
        for (int axis = 0; axis < op.margins().size(); axis++) {
            Pad.Margin margin = op.margins().get(axis);
            padded = padded.with(axis, padded.size(axis) + margin.before() + margin.after());
        }
        return shape(node, node.shape().equals(padded));
    }

    @Override
    public Void pool(Pool op, Node node) {
        operands(node, 1, 1, 1);
        Shape x = node.operand(0).shape();
        int last = x.rank() - 1;
        shape(node, node.shape().rank() == x.rank() && op.axes().size() == last);
        shape(node, node.shape().size(last) == x.size(last));
        for (int i = 0; i < last; i++) {
            Pool.Axis axis = op.axes().get(i);
            shape(
                    node,
                    axis.inputLength() == x.size(i)
                            && axis.windows().size() == node.shape().size(i));
            require(
                    axis.windows().stream()
                            .allMatch(window -> 0 <= window.from()
                                    && window.from() < window.to()
                                    && window.to() <= axis.inputLength()),
                    node,
                    "a window is empty or reads outside");
        }
        return null;
    }

    @Override
    public Void elementwise(Elementwise op, Node node) {
        operands(node, 1, 1, 1);
        return shape(node, same(node));
    }

    @Override
    public Void scaleShift(ScaleShift op, Node node) {
        operands(node, 1, 3, 3);
        return shape(node, same(node) && along(node, op.axis(), 1) && along(node, op.axis(), 2));
    }

    /** The method may make any shape of any. */
    @Override
    public Void custom(Custom op, Node node) {
        return operands(node, 1, 1, 1);
    }

    @Override
    public Void normalize(Normalize op, Node node) {
        int weights = (op.scales() ? 1 : 0) + (op.shifts() ? 1 : 0);
        operands(node, 1, 1 + weights, 1 + weights);
        shape(node, same(node) && op.view().rank() == 4 && op.along().rank() == 4);
        shape(node, op.view().elements() == node.shape().elements());
        shape(
                node,
                range(4).stream()
                        .allMatch(axis -> op.along().size(axis) == 1
                                || op.along().size(axis) == op.view().size(axis)));
        return shape(
                node,
                node.operands().stream()
                        .skip(1)
                        .allMatch(x -> x.shape().elements() == op.along().elements()));
    }

    @Override
    public Void parametricRelu(ParametricRelu op, Node node) {
        operands(node, 1, 2, 2);
        return shape(node, same(node) && along(node, op.axis(), 1));
    }

    @Override
    public Void softmax(Softmax op, Node node) {
        operands(node, 1, 1, 1);
        List<Integer> axes = op.axes().stream().distinct().sorted().toList();
        boolean inside = range(node.shape().rank()).containsAll(axes);
        require(inside && axes.equals(op.axes()) && !axes.isEmpty(), node, "the axes are not ascending axes of x");
        return shape(node, same(node));
    }

    @Override
    public Void concatenate(Concatenate op, Node node) {
        operands(node, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        shape(node, 0 <= op.axis() && op.axis() < node.shape().rank());
        int sum = 0;
        for (Node operand : node.operands()) {
            Shape x = operand.shape();
            shape(node, x.rank() == node.shape().rank());
            shape(node, x.with(op.axis(), node.shape().size(op.axis())).equals(node.shape()));
            sum += x.size(op.axis());
        }
        return shape(node, sum == node.shape().size(op.axis()));
    }

    @Override
    public Void merge(Merge op, Node node) {
        boolean pair = op.kind() == Merge.Kind.DIFFERENCE;
        operands(node, Integer.MAX_VALUE, pair ? 2 : 1, pair ? 2 : Integer.MAX_VALUE);
        int rank = node.shape().rank();
        int[] sizes = new int[rank];
        for (Node operand : node.operands()) {
            int missing = rank - operand.shape().rank();
            shape(node, missing >= 0);
            for (int axis = missing; axis < rank; axis++) {
                int size = operand.shape().size(axis - missing);
                shape(node, size == 1 || size == node.shape().size(axis));
                sizes[axis] = Math.max(sizes[axis], size);
            }
        }
        return shape(node, Shape.of(sizes).equals(node.shape()));
    }

    @Override
    public Void transpose(Transpose op, Node node) {
        operands(node, 1, 1, 1);
        return reordered(node, op.axes());
    }

    @Override
    public Void lookup(Lookup op, Node node) {
        operands(node, 1, 2, 2);
        Shape x = node.operand(0).shape();
        Shape table = node.operand(1).shape();
        shape(node, table.rank() == 2 && node.shape().rank() == x.rank() + 1);
        shape(node, node.shape().last() == table.last());
        return shape(node, range(x.rank()).stream().allMatch(i -> node.shape().size(i) == x.size(i)));
    }
}
