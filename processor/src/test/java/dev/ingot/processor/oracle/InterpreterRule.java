// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Softmax;
import java.util.EnumSet;
import java.util.Set;

/**
 * How generated code and the reference interpreter must agree on one graph: in every bit, unless the graph has functions
 * that both compute in their own way.
 */
final class InterpreterRule {

    private static final Set<Kind> EXACT = EnumSet.of(
            Kind.LINEAR,
            Kind.RELU,
            Kind.LEAKY_RELU,
            Kind.CLIPPED_LINEAR,
            Kind.HARD_SILU,
            Kind.SOFT_SHRINK,
            Kind.HARD_SHRINK,
            Kind.THRESHOLD,
            Kind.SPARSE_PLUS,
            Kind.SOFTSIGN);

    private static final int ULPS = 4;

    private static final double RELATIVE = 1e-6;

    private InterpreterRule() {}

    /** The rule for the values of a graph. */
    static Difference.Rule of(Graph graph) {
        if (graph.runNodes().stream().allMatch(InterpreterRule::isExact)) {
            return Difference::sameBitsAt;
        }
        return (i, y, e) -> Difference.sameBits(y, e)
                || Float.isFinite(y)
                        && Float.isFinite(e)
                        && (Difference.ulps(y, e) <= ULPS || Math.abs((double) y - e) <= RELATIVE * Math.abs(e));
    }

    private static boolean isExact(Node node) {
        if (node.op() instanceof Softmax) {
            return false;
        }
        return EXACT.contains(activation(node).kind());
    }

    private static ElementFunction activation(Node node) {
        if (node.op() instanceof Dense dense) {
            return dense.activation();
        } else if (node.op() instanceof Convolution convolution) {
            return convolution.activation();
        } else if (node.op() instanceof Elementwise elementwise) {
            return elementwise.function();
        } else if (node.op() instanceof Normalize normalize) {
            return normalize.activation();
        } else if (node.op() instanceof ScaleShift scaleShift) {
            return scaleShift.activation();
        } else if (node.op() instanceof Merge merge) {
            return merge.activation();
        }
        return ElementFunction.LINEAR;
    }
}
