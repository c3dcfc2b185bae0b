// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Moves an element-wise function into the op before it, if nothing else reads that op's result. */
final class FuseActivations implements Pass {

    @Override
    public String name() {
        return "fuse-activations";
    }

    @Override
    public String reason() {
        return "an activation applied where the value is computed saves a walk over memory";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        return graph.rewrite(
                (node, operands) -> {
                    if (node.op() instanceof Elementwise elementwise && graph.uses(node.operand(0)) == 1) {
                        Optional<Node> fused = FusedActivation.in(operands.get(0), elementwise.function());
                        if (fused.isPresent()) {
                            remarks.put(node.layer(), "in " + operands.get(0).layer());
                            return fused.get();
                        }
                    }
                    return node.withOperands(operands);
                },
                remarks);
    }
}
