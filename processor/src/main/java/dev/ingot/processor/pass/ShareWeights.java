// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives all uses of a layer the same values again where the passes before it made each use a copy: load ops that are equal and
 * have the same operands become one.
 */
final class ShareWeights implements Pass {

    @Override
    public String name() {
        return "share-weights";
    }

    @Override
    public String reason() {
        return "what is computed from the same weights in the same way needs to be computed and kept once";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<List<Object>, Node> known = new HashMap<>();
        return graph.rewrite(
                (node, operands) -> {
                    Node rewritten = node.withOperands(operands);
                    List<Object> meaning = List.of(node.op(), operands, node.shape());
                    return node.isLoad() ? known.computeIfAbsent(meaning, key -> rewritten) : rewritten;
                },
                Map.of());
    }
}
