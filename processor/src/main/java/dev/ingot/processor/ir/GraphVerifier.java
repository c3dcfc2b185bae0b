// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks what every graph must hold, after lowering and after each pass: names, stages, the number of operands, and each
 * shape against its op. What it finds is a bug of the compiler, never of the user.
 */
public final class GraphVerifier {

    private static final Rules RULES = new Rules();

    private GraphVerifier() {}

    /**
     * Checks a graph.
     *
     * @throws IllegalStateException if something is wrong; the message has the line of the node as printed, and why
     */
    public static void verify(Graph graph) {
        Set<String> names = new HashSet<>();
        for (Node node : graph.nodes()) {
            require(isIdentifier(node.name()), node, "its name is no Java identifier");
            require(names.add(node.name()), node, "its name is taken");
            require(
                    IntStream.of(node.shape().toArray()).allMatch(size -> size > 0),
                    node,
                    "its shape has an axis without values");
            if (node.op() instanceof LoadOp load) {
                require(node.operands().stream().allMatch(Node::isLoad), node, "a load op takes a run value");
                load.accept(RULES, node);
            } else {
                if (node.op() instanceof Input input) {
                    require(
                            input.index() < graph.inputs().size()
                                    && graph.inputs().get(input.index()) == node,
                            node,
                            "it is not the graph's input of that index");
                }
                ((RunOp) node.op()).accept(RULES, node);
            }
        }
        graph.inputs().forEach(node -> require(node.op() instanceof Input, node, "it is listed as an input"));
        graph.outputs().forEach(node -> require(!node.isLoad(), node, "an output does not depend on an input"));
    }

    private static void require(boolean holds, Node node, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + ": " + describe(node));
        }
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }

    private static String describe(Node node) {
        List<Shape> operands = node.operands().stream().map(Node::shape).toList();
        return GraphPrinter.print(node) + (operands.isEmpty() ? "" : "\n    operands have shapes " + operands);
    }

    /** One rule per op. */
    private static final class Rules implements LoadOp.Visitor<Void>, RunOp.Visitor<Void> {

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

        private static Void reordered(Node node, List<Integer> axes) {
            Shape x = node.operand(0).shape();
            List<Integer> sorted = axes.stream().sorted().toList();
            shape(node, sorted.equals(range(x.rank())) && node.shape().rank() == x.rank());
            return shape(
                    node, range(x.rank()).stream().allMatch(i -> node.shape().size(i) == x.size(axes.get(i))));
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
                step.op().accept(this, step.applied(node.operands().subList(next, next + step.operands())));
                next += step.operands();
                last = step.to();
            }
            long rows = node.operand(0).shape().elements()
                    / op.steps().get(0).from().elements();
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
                    node,
                    node.operands().stream().skip(2).allMatch(x -> x.shape().equals(node.shape())));
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
            return shape(
                    node, node.operand(0).shape().elements() == node.shape().elements());
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
            return shape(
                    node, range(x.rank()).stream().allMatch(i -> node.shape().size(i) == x.size(i)));
        }

        /** Checks the number of operands, and that those after the first {@code run} are computed from weights. */
        private static Void operands(Node node, int run, int least, int most) {
            int count = node.operands().size();
            require(least <= count && count <= most, node, "it has " + count + " operands");
            require(
                    node.operands().stream().skip(run).allMatch(Node::isLoad),
                    node,
                    "an operand that must come from weights depends on an input");
            return null;
        }

        private static Void shape(Node node, boolean fits) {
            require(fits, node, "the shapes do not fit");
            return null;
        }

        private static void bias(Node node) {
            if (node.operands().size() > 2) {
                shape(node, along(node, node.shape().rank() - 1, 2));
            }
        }

        private static boolean same(Node node) {
            return node.operand(0).shape().equals(node.shape());
        }

        /** Whether an operand has one value for each index of an axis of the result. */
        private static boolean along(Node node, int axis, int operand) {
            return 0 <= axis
                    && axis < node.shape().rank()
                    && node.operand(operand)
                            .shape()
                            .equals(Shape.of(node.shape().size(axis)));
        }

        private static boolean enlarged(Node node, List<Integer> factors) {
            Shape x = node.operand(0).shape();
            if (!image(x, factors.size())) {
                return false;
            }
            for (int axis = 0; axis < factors.size(); axis++) {
                x = x.with(axis, x.size(axis) * factors.get(axis));
            }
            return node.shape().equals(x);
        }

        /** Whether a value has so many spatial axes, and channels. */
        private static boolean image(Shape shape, int axes) {
            return spatial(axes) && shape.rank() == axes + 1;
        }

        private static boolean spatial(int axes) {
            return 1 <= axes && axes <= SpatialAxes.MOST;
        }

        private static List<Integer> range(int length) {
            return IntStream.range(0, length).boxed().toList();
        }
    }
}
