// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** Folds until nothing changes: what was folded may be folded again. */
    @Override
    public Graph apply(Graph graph) {
        Graph current = graph;
        Optional<Graph> folded = foldOne(current);
        while (folded.isPresent()) {
            current = folded.get();
            folded = foldOne(current);
        }
        return current;
    }

    /** Vectors first: what is composed in one go is rounded once. */
    private static Optional<Graph> foldOne(Graph graph) {
        LinearChains chains = new LinearChains(graph);
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return first(graph, first -> VectorFold.of(chains.from(first), names))
                .or(() -> first(graph, first -> KernelFold.of(chains.from(first), names)))
                .map(fold -> replace(graph, fold));
    }

    private static Optional<LinearFold> first(Graph graph, Function<Node, Optional<LinearFold>> fold) {
        return graph.runNodes().stream().map(fold).flatMap(Optional::stream).findFirst();
    }

    private static Graph replace(Graph graph, LinearFold fold) {
        Map<String, String> remarks = new LinkedHashMap<>();
        String layer = fold.last().layer();
        fold.replaced().stream()
                .map(Node::layer)
                .filter(other -> !other.equals(layer))
                .forEach(other -> remarks.put(other, "in " + layer));
        return graph.rewrite(
                (node, operands) -> node == fold.last() ? fold.result() : node.withOperands(operands), remarks);
    }
}
