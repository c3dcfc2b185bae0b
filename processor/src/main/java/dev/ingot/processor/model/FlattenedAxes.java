// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the axes of weights that count the values of a flattened tensor: a dense layer behind a flattening has a row for each of
 * them, one before a reshaping a column, a normalisation between the two a factor. Files of other frameworks have these values in
 * the order of channels first.
 *
 * <p>Vectors that correspond value by value are one class; its shape is that of the tensor which is flattened to one of them or
 * which one of them is reshaped to, as far as its order is another. The shape is {@code ()} if there are several, if parts of
 * several are joined, or if the order cannot be told.
 */
final class FlattenedAxes {

    /** Stands for values whose order is not known. */
    private static final Shape UNKNOWN = Shape.of();

    private final Map<Node, Node> parents = new IdentityHashMap<>();
    private final Map<Node, Set<Shape>> shapes = new IdentityHashMap<>();
    private final Map<Node, Weight> marked = new IdentityHashMap<>();

    private final Map<Node, List<Node>> users;

    private FlattenedAxes(Graph graph) {
        users = ChannelOrder.users(graph);
    }

    /** The graph with weights that know such axes. */
    static Graph mark(Graph graph) {
        FlattenedAxes axes = new FlattenedAxes(graph);
        List<Node> nodes = graph.runNodes();
        nodes.forEach(axes::relate);
        nodes.forEach(axes::join);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            axes.part(nodes.get(i));
        }
        nodes.forEach(axes::markWeights);
        return graph.rewrite(
                (node, operands) -> axes.marked.containsKey(node)
                        ? node.with(axes.marked.get(node), operands)
                        : node.withOperands(operands),
                Map.of());
    }

    private static boolean isVector(Node node) {
        return node.shape().rank() == 1;
    }

    /** Puts the result into the class of the operands that it corresponds to. */
    private void relate(Node node) {
        if (node.op() instanceof Reshape) {
            Node operand = node.operand(0);
            if (isVector(node) && isVector(operand)) {
                unite(node, operand);
            } else if (isVector(node)) {
                add(node, operand.shape(), ChannelOrder.ofSource(operand));
            } else if (isVector(operand)) {
                add(operand, node.shape(), ChannelOrder.ofTarget(node, users));
            }
        } else if (isVector(node) && !(node.op() instanceof Dense)) {
            node.operands().stream()
                    .filter(operand -> !operand.isLoad() && operand.shape().equals(node.shape()))
                    .forEach(operand -> unite(node, operand));
        }
    }

    private void add(Node vector, Shape tensor, ChannelOrder order) {
        if (order == ChannelOrder.CHANNELS_FIRST || !isReordered(tensor)) {
            shapesOf(vector).add(tensor);
        } else if (order == ChannelOrder.UNKNOWN) {
            shapesOf(vector).add(UNKNOWN);
        }
    }

    private void unite(Node a, Node b) {
        Node kept = root(a);
        Node dropped = root(b);
        if (kept != dropped) {
            shapesOf(kept).addAll(shapesOf(dropped));
            parents.put(dropped, kept);
        }
    }

    private Node root(Node node) {
        Node root = node;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }

    private Set<Shape> shapesOf(Node node) {
        return shapes.computeIfAbsent(root(node), unseen -> new LinkedHashSet<>());
    }

    /** Vectors joined from flattened ones, or cut out of them, belong to several tensors or to a part of one. */
    private void join(Node node) {
        if (recombined(node).stream().anyMatch(this::isReordered)) {
            shapesOf(node).add(UNKNOWN);
        }
    }

    /** Vectors that make only a part of a reshaped one, or more than that, have no shape of their own. */
    private void part(Node node) {
        boolean whole = shapesOf(node).stream().anyMatch(shape -> isReordered(shape) && !shape.equals(UNKNOWN));
        if (whole) {
            recombined(node).forEach(operand -> shapesOf(operand).add(UNKNOWN));
        }
    }

    /** The vectors of another length that a vector is made of, other than by a dense layer. */
    private static List<Node> recombined(Node node) {
        if (!isVector(node) || node.op() instanceof Dense || node.op() instanceof Reshape) {
            return List.of();
        }
        return node.operands().stream()
                .filter(operand -> !operand.isLoad() && isVector(operand))
                .filter(operand -> !operand.shape().equals(node.shape()))
                .toList();
    }

    /** Whether channels first is another order of the values. */
    private boolean isReordered(Node vector) {
        return shapesOf(vector).stream().anyMatch(FlattenedAxes::isReordered);
    }

    private static boolean isReordered(Shape shape) {
        return shape.equals(UNKNOWN) || shape.last() > 1 && shape.last() < shape.elements();
    }

    /** The shape of a vector's class; null if none is known. */
    private Shape shape(Node node) {
        if (!isVector(node)) {
            return null;
        }
        List<Shape> reordered =
                shapesOf(node).stream().filter(FlattenedAxes::isReordered).toList();
        if (reordered.size() > 1) {
            return UNKNOWN;
        }
        return reordered.isEmpty() ? shapesOf(node).stream().findFirst().orElse(null) : reordered.get(0);
    }

    private void markWeights(Node node) {
        List<Node> operands = node.operands();
        for (int i = 0; i < operands.size(); i++) {
            boolean kernel = node.op() instanceof Dense && i == 1;
            if (operands.get(i).isLoad()) {
                mark(operands.get(i), kernel ? shape(node.operand(0)) : null, shape(node), node.shape());
            }
        }
    }

    /** Marks the weights that a value is computed from, as far as their last axis is that of the result. */
    private void mark(Node load, Shape from, Shape to, Shape result) {
        load.operands().forEach(operand -> mark(operand, from, to, result));
        boolean alongResult = load.shape().rank() > 0 && load.shape().last() == result.last();
        if (load.op() instanceof Weight weight && alongResult) {
            Weight before = marked.get(load);
            marked.put(
                    load,
                    before == null
                            ? weight.flattened(from, to)
                            : weight.flattened(same(before.flattenedFrom(), from), same(before.unflattenedTo(), to)));
        }
    }

    /** For a weight that is used twice. */
    private static Shape same(Shape a, Shape b) {
        return Objects.equals(a, b) ? a : UNKNOWN;
    }
}
