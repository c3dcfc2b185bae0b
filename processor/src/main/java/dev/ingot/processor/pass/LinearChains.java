// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.ScaleShift;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds linear ops of a graph that follow each other. */
final class LinearChains {

    private final Graph graph;
    private final Map<Node, Node> readers = new IdentityHashMap<>();

    LinearChains(Graph graph) {
        this.graph = graph;
        graph.runNodes().forEach(node -> node.operands().forEach(operand -> readers.put(operand, node)));
    }

    /**
     * A linear op and those after it. Only the last one may have an activation, or a value that is an output or has several
     * readers; each takes the result of the one before as it is or reshaped. Empty if the op is not linear.
     */
    List<Node> from(Node first) {
        List<Node> chain = new ArrayList<>();
        Node next = first;
        while (next != null && (isLinear(next) || isView(next))) {
            chain.add(next);
            next = activation(next).isLinear() && graph.uses(next) == 1 ? readers.get(next) : null;
        }
        return chain;
    }

    /** Whether the op is affine in its first operand, up to an activation; the other operands come from weights. */
    private static boolean isLinear(Node node) {
        return node.op() instanceof Dense
                || node.op() instanceof Convolution
                || node.op() instanceof ScaleShift
                || node.op() instanceof Repeat;
    }

    /** Whether the node's value is its operand's, perhaps under another shape. */
    static boolean isView(Node node) {
        return node.op() instanceof Reshape || node.op() instanceof Identity;
    }

    /** What the op applies to its result. */
    static ElementFunction activation(Node node) {
        if (node.op() instanceof Dense dense) {
            return dense.activation();
        }
        if (node.op() instanceof Convolution convolution) {
            return convolution.activation();
        }
        return node.op() instanceof ScaleShift scaleShift ? scaleShift.activation() : ElementFunction.LINEAR;
    }
}
