// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** An immutable graph of values: what a network computes. */
public final class Graph {

    private final List<Node> inputs;
    private final List<Node> outputs;
    private final List<Node> nodes;
    private final Map<Node, Integer> uses;
    private final Map<String, String> remarks;

    /**
     * The graph that these outputs reach.
     *
     * @param inputs the input nodes in order, used or not
     * @param outputs the output nodes in order
     * @param remarks by layer, what became of a layer that has no node of its own
     */
    public Graph(List<Node> inputs, List<Node> outputs, Map<String, String> remarks) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
        Set<Node> ordered = new LinkedHashSet<>(inputs);
        uses = new IdentityHashMap<>();
        outputs.forEach(output -> {
            uses.merge(output, 1, Integer::sum);
            order(output, ordered);
        });
        nodes = List.copyOf(ordered);
        nodes.forEach(node -> node.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum)));
    }

    /** Depth first with an explicit stack: deep networks must not overflow the compiler's own. */
    private static void order(Node root, Set<Node> ordered) {
        List<Node> stack = new ArrayList<>(List.of(root));
        while (!stack.isEmpty()) {
            Node node = stack.get(stack.size() - 1);
            List<Node> waiting = node.operands().stream()
                    .filter(operand -> !ordered.contains(operand))
                    .toList();
            if (waiting.isEmpty()) {
                ordered.add(node);
                stack.remove(stack.size() - 1);
            } else {
                for (int i = waiting.size() - 1; i >= 0; i--) {
                    stack.add(waiting.get(i));
                }
            }
        }
    }

    /** The inputs in order. */
    public List<Node> inputs() {
        return inputs;
    }

    /** The outputs in order. */
    public List<Node> outputs() {
        return outputs;
    }

    /** All nodes, operands before their users. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The nodes of the forward pass, operands before their users. */
    public List<Node> runNodes() {
        return nodes.stream().filter(node -> !node.isLoad()).toList();
    }

    /** The nodes computed from weights alone, operands before their users. */
    public List<Node> loadNodes() {
        return nodes.stream().filter(Node::isLoad).toList();
    }

    /** How often a node is used: as an operand or as an output. */
    public int uses(Node node) {
        return uses.getOrDefault(node, 0);
    }

    /** By layer, what became of a layer that has no node of its own. */
    public Map<String, String> remarks() {
        return remarks;
    }

    /**
     * The graph in which each node is replaced, operands first: the function gets a node of this graph with its operands
     * already replaced, and answers what stands in its place.
     *
     * @param replacement from a node of this graph and its new operands to the node of the new graph
     * @param newRemarks remarks added to those of this graph; read after the last replacement
     */
    public Graph rewrite(BiFunction<Node, List<Node>, Node> replacement, Map<String, String> newRemarks) {
        Map<Node, Node> replaced = new IdentityHashMap<>();
        for (Node node : nodes) {
            List<Node> operands = node.operands().stream().map(replaced::get).toList();
            replaced.put(node, replacement.apply(node, operands));
        }
        Map<String, String> merged = new LinkedHashMap<>(remarks);
        merged.putAll(newRemarks);
        return new Graph(inputs, outputs.stream().map(replaced::get).toList(), merged);
    }
}
