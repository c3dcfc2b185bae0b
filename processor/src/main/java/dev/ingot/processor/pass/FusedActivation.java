// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import java.util.Optional;

/** The ops that can apply an activation to their result before they store it. */
final class FusedActivation {

    private FusedActivation() {}

    /** The node with the activation in its op; empty if the op cannot take one or has one already. */
    static Optional<Node> in(Node node, ElementFunction activation) {
        RunOp op = null;
        if (node.op() instanceof Dense dense && dense.activation().isLinear()) {
            op = dense.with(activation);
        } else if (node.op() instanceof Convolution convolution
                && convolution.activation().isLinear()) {
            op = convolution.with(activation);
        } else if (node.op() instanceof ScaleShift scaleShift
                && scaleShift.activation().isLinear()) {
            op = new ScaleShift(scaleShift.axis(), activation);
        } else if (node.op() instanceof Merge merge && merge.activation().isLinear()) {
            op = merge.with(activation);
        } else if (node.op() instanceof Normalize normalize
                && normalize.activation().isLinear()) {
            op = normalize.with(activation);
        }
        return Optional.ofNullable(op).map(fused -> node.with(fused, node.operands()));
    }
}
