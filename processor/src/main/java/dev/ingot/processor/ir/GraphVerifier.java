// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import static dev.ingot.processor.ir.NodeRules.require;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks what every graph must hold, after lowering and after each pass: names, stages, the number of operands, and each
 * shape against its op. What it finds is a bug of the compiler, never of the user.
 */
public final class GraphVerifier {

    private static final LoadOpRules LOAD_RULES = new LoadOpRules();
    private static final RunOpRules RUN_RULES = new RunOpRules();

    private GraphVerifier() {}

    /**
     * Checks a graph.
     *
     * @throws IllegalStateException if something is wrong; the message has the line of the node as printed, and why
     */
    public static void verify(Graph graph) {
        Set<String> names = new HashSet<>();
        for (Node node : graph.nodes()) {
            require(isIdentifier(node.name()), node, "its name is no Java identifier");
            require(names.add(node.name()), node, "its name is taken");
            require(
                    IntStream.of(node.shape().toArray()).allMatch(size -> size > 0),
                    node,
                    "its shape has an axis without values");
            if (node.op() instanceof LoadOp load) {
                require(node.operands().stream().allMatch(Node::isLoad), node, "a load op takes a run value");
                load.accept(LOAD_RULES, node);
            } else {
                if (node.op() instanceof Input input) {
                    require(
                            input.index() < graph.inputs().size()
                                    && graph.inputs().get(input.index()) == node,
                            node,
                            "it is not the graph's input of that index");
                }
                ((RunOp) node.op()).accept(RUN_RULES, node);
            }
        }
        graph.inputs().forEach(node -> require(node.op() instanceof Input, node, "it is listed as an input"));
        graph.outputs().forEach(node -> require(!node.isLoad(), node, "an output does not depend on an input"));
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
