// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * One value of a graph: an op applied to operands. Nodes are immutable and compared by identity; a graph is what its outputs
 * reach.
 */
public final class Node {

    private final String name;
    private final String layer;
    private final Op op;
    private final List<Node> operands;
    private final Shape shape;

    /**
     * A new value.
     *
     * @param name a Java identifier, unique in its graph
     * @param layer name of the layer or input that it stems from, with the path of the blocks around it
     * @param op what is computed
     * @param operands what it is computed from
     * @param shape the shape of the result
     */
    public Node(String name, String layer, Op op, List<Node> operands, Shape shape) {
        this.name = name;
        this.layer = layer;
        this.op = op;
        this.operands = List.copyOf(operands);
        this.shape = shape;
    }

    /** A Java identifier, unique in the graph. */
    public String name() {
        return name;
    }

    /** The name of the layer or input that the value stems from, with the path of the blocks around it. */
    public String layer() {
        return layer;
    }

    /** What is computed. */
    public Op op() {
        return op;
    }

    /** What it is computed from. */
    public List<Node> operands() {
        return operands;
    }

    /** One operand. */
    public Node operand(int index) {
        return operands.get(index);
    }

    /** The shape of the value. */
    public Shape shape() {
        return shape;
    }

    /** Whether the value depends on weights alone and is computed when the network is loaded. */
    public boolean isLoad() {
        return op instanceof LoadOp;
    }

    /** This node with other operands; the node itself if they are the same. */
    public Node withOperands(List<Node> changed) {
        return changed.equals(operands) ? this : new Node(name, layer, op, changed, shape);
    }

    /** This node with another op and other operands. */
    public Node with(Op changedOp, List<Node> changedOperands) {
        return new Node(name, layer, changedOp, changedOperands, shape);
    }

    /** The calls of the forward pass read like {@code image = Convolution(reshape, imageKernel, imageBias)}. */
    @Override
    public String toString() {
        return name;
    }
}
