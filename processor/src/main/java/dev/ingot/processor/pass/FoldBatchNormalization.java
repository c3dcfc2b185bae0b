// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Scale;
import dev.ingot.processor.ir.ScaleShift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code scaleShift(conv(x, kernel, bias))} into {@code conv(x, scaled kernel, shifted bias)}, for convolutions and
 * dense layers without an activation of their own whose result nothing else reads; then {@code conv(scaleShift(x), kernel,
 * bias)} likewise, for those that no border of zeros keeps from it.
 */
final class FoldBatchNormalization implements Pass {

    @Override
    public String name() {
        return "fold-batch-normalization";
    }

    @Override
    public String reason() {
        return "a normalisation by stored statistics is a factor and a summand that the weights before or after it can carry";
    }

    @Override
    public Graph apply(Graph graph) {
        return foldForward(foldBack(graph));
    }

    private static Graph foldBack(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return graph.rewrite(
                (node, operands) -> {
                    if (!folds(graph, node)) {
                        return node.withOperands(operands);
                    }
                    remarks.put(node.layer(), "in " + operands.get(0).layer());
                    return fold(node, operands, names);
                },
                remarks);
    }

    private static Graph foldForward(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return graph.rewrite(
                (node, operands) -> NormalizedInput.foldAll(graph, node, node.withOperands(operands), names, remarks),
                remarks);
    }

    private static boolean folds(Graph graph, Node node) {
        if (!(node.op() instanceof ScaleShift scaleShift)) {
            return false;
        }
        Node linear = node.operand(0);
        return scaleShift.axis() == node.shape().rank() - 1
                && graph.uses(linear) == 1
                && node.operand(2).op() instanceof NormalizationShift
                && (linear.op() instanceof Convolution convolution
                                && convolution.activation().isLinear()
                        || linear.op() instanceof Dense dense
                                && dense.activation().isLinear());
    }

    private static Node fold(Node node, List<Node> operands, Names names) {
        Node linear = operands.get(0);
        Node scale = operands.get(1);
        Node shift = operands.get(2);
        Node kernel = linear.operand(1);
        int filterAxis = kernel.shape().rank() - 1;
        Node scaledKernel = new Node(
                names.allocate(node.name() + "Kernel"),
                node.layer(),
                new Scale(filterAxis),
                List.of(kernel, scale),
                kernel.shape());
        Node shiftedBias = shift;
        if (linear.operands().size() > 2) {
            NormalizationShift op = (NormalizationShift) shift.op();
            List<Node> withBias = new ArrayList<>(shift.operands());
            withBias.add(linear.operand(2));
            shiftedBias = shift.with(new NormalizationShift(op.beta(), true), withBias);
        }
        Node folded = linear.with(linear.op(), List.of(linear.operand(0), scaledKernel, shiftedBias));
        return FusedActivation.in(folded, ((ScaleShift) node.op()).activation()).orElseThrow();
    }
}
