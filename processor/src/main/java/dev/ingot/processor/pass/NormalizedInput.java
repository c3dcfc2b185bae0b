// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Scale;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.ShiftedBias;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dense layer or convolution whose kernel and bias can carry a scale and shift of its input. The factors go into the rows of
 * the kernel; what the shift contributes is a bias, if each output reads all taps inside the input. A convolution that reads
 * zeros beyond the border takes factors only.
 *
 * @param normalization the scale and shift
 * @param linear the op after it, perhaps behind views of its value
 */
record NormalizedInput(Node normalization, Node linear) {

    /** The first one of a graph. */
    static Optional<NormalizedInput> find(Graph graph) {
        for (Node linear : graph.runNodes()) {
            if (linear.op() instanceof Dense || linear.op() instanceof Convolution) {
                Node source = linear.operand(0);
                while (LinearChains.isView(source) && graph.uses(source) == 1) {
                    source = source.operand(0);
                }
                NormalizedInput found = new NormalizedInput(source, linear);
                if (graph.uses(source) == 1 && found.folds()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private boolean folds() {
        if (!(normalization.op() instanceof ScaleShift scaleShift)
                || !scaleShift.activation().isLinear()
                || scaleShift.axis() != normalization.shape().rank() - 1
                || linear.operand(0).shape().last() % normalization.shape().last() != 0) {
            return false;
        }
        return !(linear.op() instanceof Convolution convolution)
                || convolution.groups() == 1 && (shiftsNothing() || KernelFold.readsInside(linear));
    }

    /** Whether the model's source says that the summands are zero. */
    private boolean shiftsNothing() {
        return normalization.operand(2).op() instanceof Constant constant
                && constant.values().stream().allMatch(value -> value == 0);
    }

    /** The graph without the scale and shift. */
    Graph fold(Graph graph) {
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        Node kernel = linear.operand(1);
        String layer = normalization.layer();
        String name = linear.name() + Names.capitalised(normalization.name());
        List<Node> weights = new ArrayList<>();
        weights.add(new Node(
                names.allocate(name + "Kernel"),
                layer,
                new Scale(kernel.shape().rank() - 2),
                List.of(kernel, normalization.operand(1)),
                kernel.shape()));
        if (!shiftsNothing()) {
            List<Node> operands = new ArrayList<>(linear.operands());
            operands.set(0, normalization.operand(2));
            Shape filters = Shape.of(kernel.shape().last());
            weights.add(new Node(names.allocate(name + "Bias"), layer, new ShiftedBias(), operands, filters));
        } else if (linear.operands().size() > 2) {
            weights.add(linear.operand(2));
        }
        return graph.rewrite(
                (node, operands) -> {
                    if (node == normalization) {
                        return operands.get(0);
                    }
                    if (node == linear) {
                        weights.add(0, operands.get(0));
                        return node.with(node.op(), weights);
                    }
                    return node.withOperands(operands);
                },
                Map.of(layer, "in " + linear.layer()));
    }
}
