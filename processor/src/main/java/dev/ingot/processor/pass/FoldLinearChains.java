// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one op of linear ops that follow each other, where that costs less and nothing else reads what is
 * between them. Whatever the first op, it is the last one's layer that the result belongs to.
 */
final class FoldLinearChains implements Pass {

    @Override
    public String name() {
        return "fold-linear-chains";
    }

    @Override
    public String reason() {
        return "layers without an activation between them are one affine map, often a smaller one";
    }

    /** A chain is folded when its last op turns up; the ops before it are in the new graph only if they stay. */
    @Override
    public Graph apply(Graph graph) {
        LinearChains chains = new LinearChains(graph);
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        Map<String, String> remarks = new LinkedHashMap<>();
        Map<Node, List<Node>> open = new IdentityHashMap<>();
        return graph.rewrite(
                (node, operands) -> {
                    Node changed = node.withOperands(operands);
                    if (!LinearChains.isLink(node)) {
                        return changed;
                    }
                    List<Node> chain =
                            chains.goesOn(node.operand(0)) ? open.remove(node.operand(0)) : new ArrayList<>();
                    chain.add(changed);
                    if (chains.goesOn(node)) {
                        open.put(node, chain);
                        return changed;
                    }
                    return new LinearChain(chain, names, remarks).fold();
                },
                remarks);
    }
}
