// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Applies ops of the forward pass, one after the other, to each row of a matrix: composes the linear map whose rows these
 * are with the maps of the ops. Operands: the rows, then for each step the operands of its op that come from weights. Each
 * step adds its products in one chain from +0 (for a convolution over the taps in their order, each over its channels), then
 * its summand, all in double; the result is rounded once, after the last step.
 *
 * @param steps the ops, first to last
 */
public record Compose(List<Step> steps) implements LoadOp {

    /** Copies the list. */
    public Compose {
        steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.compose(this, node);
    }

    /**
     * An op and how much of it is applied: only what is linear, to the rows of a kernel; its summand too, to a bias.
     *
     * @param op a dense layer, convolution, repetition or scale and shift, without activation
     * @param from the shape of what it is applied to
     * @param to the shape of what it gives
     * @param affine whether the operand that the op adds (bias or shift) is among the operands
     */
    public record Step(RunOp op, Shape from, Shape to, boolean affine) {

        /** The number of operands from weights. */
        public int operands() {
            return op instanceof Repeat ? 0 : affine ? 2 : 1;
        }

        /**
         * The op as a node of a forward pass, applied to an input.
         *
         * @param weights the step's operands
         */
        public Node applied(List<Node> weights) {
            List<Node> operands = new ArrayList<>(weights);
            operands.add(0, new Node("x", "x", new Input(0), List.of(), from));
            if (op instanceof ScaleShift && !affine) {
                operands.add(operands.get(1));
            }
            return new Node("y", "y", op, operands, to);
        }
    }
}
