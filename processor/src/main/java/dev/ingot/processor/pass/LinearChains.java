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
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Linear ops of a graph that follow each other. Only the last one of a chain may have an activation, or a value that is an
 * output or has several readers; each takes the result of the one before as it is or reshaped. Every linear op and every view
 * is in one chain, perhaps alone.
 */
final class LinearChains {

    private final Graph graph;
    private final Map<Node, Node> readers = new IdentityHashMap<>();

    LinearChains(Graph graph) {
        this.graph = graph;
        graph.runNodes().forEach(node -> node.operands().forEach(operand -> readers.put(operand, node)));
    }

    /** Whether a chain may go through the node. */
    static boolean isLink(Node node) {
        return isLinear(node) || isView(node);
    }

    /** Whether the next op of the chain reads the node's value. */
    boolean goesOn(Node node) {
        return isLink(node)
                && activation(node).isLinear()
                && graph.uses(node) == 1
                && readers.containsKey(node)
                && isLink(readers.get(node));
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
