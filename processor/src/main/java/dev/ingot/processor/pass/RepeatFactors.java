// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives each of the few neighbours that have a factor in common one of its own, so that the op has factors along the last axis of
 * a view. The bits stay as they are.
 */
final class RepeatFactors implements Pass {

    /** So many neighbours make a loop that is long enough for minima and maxima, which are slow one by one. */
    private static final int MANY = 512;

    /** So many are enough for a product and a sum. */
    private static final int SOME = 128;

    /** Of whole vectors so many are enough, since several turns share a loop. */
    private static final int VECTORS = 32;

    private static final int VECTOR = 16;

    /** Floats of repeated factors: a megabyte. */
    private static final int MOST = 1 << 18;

    @Override
    public String name() {
        return "repeat-factors";
    }

    @Override
    public String reason() {
        return "loops over few neighbours that share a factor spend their time on beginning and ending";
    }

    @Override
    public Graph apply(Graph graph) {
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return graph.rewrite(
                (node, operands) -> {
                    Node rewritten = node.withOperands(operands);
                    if (node.op() instanceof ScaleShift op && op.activation().isSimple()) {
                        boolean linear = op.activation().isLinear();
                        return repeated(rewritten, op.axis(), linear, new ScaleShift(1, op.activation()), names);
                    }
                    return node.op() instanceof ParametricRelu op
                            ? repeated(rewritten, op.axis(), false, new ParametricRelu(1), names)
                            : rewritten;
                },
                Map.of());
    }

    /**
     * The node with repeated factors, if that is worth while.
     *
     * @param axis the axis of the factors
     * @param linear whether a result takes a product and a sum, no more
     * @param alongLast the op for factors along the second of two axes
     */
    private static Node repeated(Node node, int axis, boolean linear, RunOp alongLast, Names names) {
        Shape shape = node.shape();
        int length = shape.size(axis);
        long inner = shape.product(axis + 1, shape.rank());
        int enough = !linear ? MANY : inner % VECTOR == 0 ? VECTORS : SOME;
        if (inner == 1 || inner >= enough || length * inner > MOST) {
            return node;
        }
        int neighbours = Math.toIntExact(inner);
        Shape view = Shape.of(Math.toIntExact(shape.product(0, axis)), length * neighbours);
        List<Node> operands = new ArrayList<>();
        operands.add(View.of(node.operand(0), view, names));
        for (Node factor : node.operands().subList(1, node.operands().size())) {
            operands.add(new Node(
                    names.allocate(factor.name() + "Repeated"),
                    node.layer(),
                    new Broadcast(Shape.of(length, 1), Shape.of(length, neighbours)),
                    List.of(factor),
                    Shape.of(length * neighbours)));
        }
        Node along = new Node(names.allocate(node.name() + "View"), node.layer(), alongLast, operands, view);
        return new Node(node.name(), node.layer(), new Reshape(), List.of(along), shape);
    }
}
