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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes out what does nothing: dropout, linear activations, reshapes to the same shape, reshapes of reshapes. */
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
        return graph.rewrite(
                (node, operands) -> {
                    if (isIdentity(node)) {
                        remarks.put(node.layer(), "no effect");
                        return operands.get(0);
                    }
                    if (node.op() instanceof Reshape && operands.get(0).op() instanceof Reshape) {
                        return node.withOperands(operands.get(0).operands());
                    }
                    return node.withOperands(operands);
                },
                remarks);
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
