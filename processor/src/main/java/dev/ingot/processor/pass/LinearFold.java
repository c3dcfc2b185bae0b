// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Work;
import java.util.List;

/**
 * Ops of a chain and the one that does what they do.
 *
 * @param start the index of the first op
 * @param length number of ops
 * @param result what stands in the place of the last one
 */
record LinearFold(int start, int length, Node result) {

    /** Multiply-adds that a fold may cost when loading: some hundredths of a second, and at most half a gigabyte of weights. */
    private static final long MOST_LOAD_WORK = 1L << 27;

    /**
     * What a multiply-add of a dense layer of one vector costs, in multiply-adds whose weight is used for many pixels: each
     * reads a weight of its own from memory.
     */
    private static final long COST_OF_OWN_WEIGHT = 4;

    /** Whether so much cost saved in each forward pass is worth so many multiply-adds spent when loading. */
    static boolean pays(long saved, long spent) {
        return saved > 0 && isAffordable(spent);
    }

    /** Whether a fold may cost so many multiply-adds when loading, if it saves any later. */
    static boolean isAffordable(long spent) {
        return spent <= MOST_LOAD_WORK;
    }

    /** What an op costs in a forward pass, in multiply-adds. */
    static long cost(Node node) {
        return isOfVector(node)
                ? vectorCost(node.operand(0).shape().last(), node.shape().elements())
                : Work.multiplyAdds(node);
    }

    /** What a dense layer of one vector costs. */
    static long vectorCost(long in, long units) {
        return COST_OF_OWN_WEIGHT * in * units;
    }

    /** Whether the op is a dense layer that is applied to one vector. */
    static boolean isOfVector(Node node) {
        return node.op() instanceof Dense
                && node.operand(0).shape().elements() == node.operand(0).shape().last();
    }

    /** A value under the shape of the one that it replaces. */
    static Node shaped(Node value, Shape shape, Names names) {
        return value.shape().equals(shape)
                ? value
                : new Node(
                        names.allocate(value.name() + "Shaped"), value.layer(), new Reshape(), List.of(value), shape);
    }
}
