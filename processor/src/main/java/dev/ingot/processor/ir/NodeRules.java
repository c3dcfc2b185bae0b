// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;
import java.util.stream.IntStream;

/** What the rules of ops say of a node. */
final class NodeRules {

    private NodeRules() {}

    static void require(boolean holds, Node node, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + ": " + describe(node));
        }
    }

    private static String describe(Node node) {
        List<Shape> operands = node.operands().stream().map(Node::shape).toList();
        return GraphPrinter.print(node) + (operands.isEmpty() ? "" : "\n    operands have shapes " + operands);
    }

    static Void reordered(Node node, List<Integer> axes) {
        Shape x = node.operand(0).shape();
        List<Integer> sorted = axes.stream().sorted().toList();
        shape(node, sorted.equals(range(x.rank())) && node.shape().rank() == x.rank());
        return shape(node, range(x.rank()).stream().allMatch(i -> node.shape().size(i) == x.size(axes.get(i))));
    }

    /** Checks the number of operands, and that those after the first {@code run} are computed from weights. */
    static Void operands(Node node, int run, int least, int most) {
        int count = node.operands().size();
        require(least <= count && count <= most, node, "it has " + count + " operands");
        require(
                node.operands().stream().skip(run).allMatch(Node::isLoad),
                node,
                "an operand that must come from weights depends on an input");
        return null;
    }

    static Void shape(Node node, boolean fits) {
        require(fits, node, "the shapes do not fit");
        return null;
    }

    static void bias(Node node) {
        if (node.operands().size() > 2) {
            shape(node, along(node, node.shape().rank() - 1, 2));
        }
    }

    static boolean same(Node node) {
        return node.operand(0).shape().equals(node.shape());
    }

    /** Whether an operand has one value for each index of an axis of the result. */
    static boolean along(Node node, int axis, int operand) {
        return 0 <= axis
                && axis < node.shape().rank()
                && node.operand(operand).shape().equals(Shape.of(node.shape().size(axis)));
    }

    static boolean enlarged(Node node, List<Integer> factors) {
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
    static boolean image(Shape shape, int axes) {
        return spatial(axes) && shape.rank() == axes + 1;
    }

    static boolean spatial(int axes) {
        return 1 <= axes && axes <= SpatialAxes.MOST;
    }

    static List<Integer> range(int length) {
        return IntStream.range(0, length).boxed().toList();
    }
}
