// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.layer.WeightVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weights that a network asks for. */
public final class WeightList {
    private WeightList() {}

    /**
     * The weights in the order of a network's signature: layer by layer, each in Keras' order. Those that no op of the graph
     * reads, since they are for training alone, are among them.
     *
     * @param graph a graph of the model, at any stage
     * @return nodes of {@link Weight}
     */
    public static List<Node> of(TypedModel typed, Graph graph) {
        Map<String, Node> read = new HashMap<>();
        for (Node node : graph.loadNodes()) {
            if (node.op() instanceof Weight weight) {
                read.put(weight.layer() + "/" + weight.variable(), node);
            }
        }
        return typed.model().layers().stream()
                .filter(layer -> layer.sameAs().isEmpty())
                .flatMap(layer -> layer.weights(typed.inputs(layer)).stream()
                        .map(variable ->
                                read.getOrDefault(layer.fileName() + "/" + variable.name(), unread(layer, variable))))
                .toList();
    }

    private static Node unread(LayerDeclaration layer, WeightVariable variable) {
        Weight weight =
                new Weight(layer.fileName(), variable.name(), variable.role(), variable.fanIn(), variable.fanOut());
        return new Node(variable.name(), layer.name(), weight, List.of(), variable.shape());
    }
}
