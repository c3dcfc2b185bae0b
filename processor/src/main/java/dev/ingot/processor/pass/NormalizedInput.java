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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A dense layer or convolution whose kernel and bias can carry a scale and shift of its input. The factors go into the rows of
 * the kernel; what the shift contributes is a bias, if each output reads all taps inside the input. A convolution that reads
 * zeros beyond the border takes factors only.
 *
 * @param normalization the scale and shift
 * @param linear the op after it, perhaps behind views of its value
 */
record NormalizedInput(Node normalization, Node linear) {

    /**
     * Folds as many scales and shifts before an op as follow each other, the nearest first.
     *
     * @param graph the graph before it is rewritten, which knows how often values are used
     * @param original the op in that graph
     * @param rewritten the op with rewritten operands
     * @param names gives the names of new weights
     * @param remarks takes what became of layers
     * @return the op with all that could be folded
     */
    static Node foldAll(Graph graph, Node original, Node rewritten, Names names, Map<String, String> remarks) {
        Node result = rewritten;
        if (!(original.op() instanceof Dense || original.op() instanceof Convolution)) {
            return result;
        }
        Deque<Node> views = new ArrayDeque<>();
        Node source = rewritten.operand(0);
        for (Node before = original.operand(0); graph.uses(before) == 1; before = before.operand(0)) {
            if (LinearChains.isView(source)) {
                views.push(source);
            } else {
                NormalizedInput input = new NormalizedInput(source, result);
                if (!input.folds()) {
                    break;
                }
                remarks.put(source.layer(), "in " + original.layer());
                result = input.fold(views, names);
            }
            source = source.operand(0);
        }
        return result;
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

    /**
     * The op without the scale and shift before it.
     *
     * @param views those between them, the last one last
     */
    private Node fold(Deque<Node> views, Names names) {
        Node kernel = linear.operand(1);
        String layer = normalization.layer();
        String name = linear.name() + Names.capitalised(normalization.name());
        Node input = normalization.operand(0);
        for (Node view : views) {
            input = view.withOperands(List.of(input));
        }
        List<Node> changed = new ArrayList<>();
        changed.add(input);
        changed.add(new Node(
                names.allocate(name + "Kernel"),
                layer,
                new Scale(kernel.shape().rank() - 2),
                List.of(kernel, normalization.operand(1)),
                kernel.shape()));
        if (!shiftsNothing()) {
            List<Node> operands = new ArrayList<>(linear.operands());
            operands.set(0, normalization.operand(2));
            Shape filters = Shape.of(kernel.shape().last());
            changed.add(new Node(names.allocate(name + "Bias"), layer, new ShiftedBias(), operands, filters));
        } else if (linear.operands().size() > 2) {
            changed.add(linear.operand(2));
        }
        return linear.with(linear.op(), changed);
    }
}
