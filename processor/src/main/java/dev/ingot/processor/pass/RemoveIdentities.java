// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Op;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out what does nothing: dropout, linear activations, reshapes to the same shape, reshapes of reshapes, transpositions
 * that undo each other. Transpositions that follow each other become one, and one that moves only axes of length 1 a reshape.
 */
final class RemoveIdentities implements Pass {

    @Override
    public String name() {
        return "remove-identities";
    }

    @Override
    public String reason() {
        return "layers without effect at inference cost nothing and do not stand between ops that can be fused";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        return graph.rewrite((node, operands) -> simplified(node.withOperands(operands), remarks), remarks);
    }

    private static Node simplified(Node node, Map<String, String> remarks) {
        if (isIdentity(node)) {
            remarks.put(node.layer(), "no effect");
            return node.operand(0);
        }
        if (node.op() instanceof Reshape && node.operand(0).op() instanceof Reshape) {
            return simplified(node.withOperands(node.operand(0).operands()), remarks);
        }
        if (node.op() instanceof Transpose transpose) {
            Node operand = node.operand(0);
            if (keepsOrder(transpose, operand.shape())) {
                return simplified(node.with(new Reshape(), List.of(operand)), remarks);
            }
            if (operand.op() instanceof Transpose first) {
                remarks.put(operand.layer(), "in " + node.layer());
                List<Integer> axes =
                        transpose.axes().stream().map(first.axes()::get).toList();
                return simplified(node.with(new Transpose(axes), operand.operands()), remarks);
            }
        }
        return node;
    }

    /** Whether the axes that have more than one index stay in their order, so that no value moves. */
    private static boolean keepsOrder(Transpose transpose, Shape operand) {
        List<Integer> moved =
                transpose.axes().stream().filter(axis -> operand.size(axis) > 1).toList();
        return moved.equals(moved.stream().sorted().toList());
    }

    private static boolean isIdentity(Node node) {
        Op op = node.op();
        List<Node> operands = node.operands();
        return op instanceof Identity
                || op instanceof Reshape && node.shape().equals(operands.get(0).shape())
                || op instanceof Elementwise elementwise
                        && elementwise.function().isLinear()
                || op instanceof Repeat repeat && repeat.factors().stream().allMatch(factor -> factor == 1)
                || op instanceof Concatenate && operands.size() == 1;
    }
}
