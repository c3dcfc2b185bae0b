// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Compose.Step;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/** Collects the steps of a {@link Compose} and their operands. */
final class Composition {

    private final boolean affine;
    private final List<Step> steps = new ArrayList<>();
    private final List<Node> operands = new ArrayList<>();

    /**
     * Applies ops to rows.
     *
     * @param rows the rows; if they are composed themselves, the steps are added to theirs, so that nothing is rounded between
     * @param affine whether the summands of the ops are added
     */
    Composition(Node rows, boolean affine) {
        this.affine = affine;
        if (rows.op() instanceof Compose compose) {
            steps.addAll(compose.steps());
            operands.addAll(rows.operands());
        } else {
            operands.add(rows);
        }
    }

    /** Adds an op of the forward pass as a step; a view of values needs none. */
    Composition then(Node node) {
        return LinearChains.isView(node)
                ? this
                : then((RunOp) node.op(), node, node.operand(0).shape(), node.shape());
    }

    /**
     * Adds a step with the weights of an op.
     *
     * @param op the step's op; its activation is left out
     * @param node the op whose weights it takes
     */
    Composition then(RunOp op, Node node, Shape from, Shape to) {
        List<Node> weights = node.operands().subList(1, node.operands().size());
        boolean adds = affine && weights.size() > 1;
        steps.add(new Step(withoutActivation(op), from, to, adds));
        operands.addAll(adds ? weights : weights.stream().limit(1).toList());
        return this;
    }

    private static RunOp withoutActivation(RunOp op) {
        if (op instanceof Dense dense) {
            return dense.with(ElementFunction.LINEAR);
        }
        if (op instanceof Convolution convolution) {
            return convolution.with(ElementFunction.LINEAR);
        }
        return op instanceof ScaleShift scaleShift ? new ScaleShift(scaleShift.axis(), ElementFunction.LINEAR) : op;
    }

    /** The composed rows; the rows themselves if there are no steps. */
    Node node(String name, String layer, Shape shape) {
        return steps.isEmpty() ? operands.get(0) : new Node(name, layer, new Compose(steps), operands, shape);
    }
}
