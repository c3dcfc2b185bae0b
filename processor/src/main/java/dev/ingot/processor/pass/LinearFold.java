// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/**
 * Ops and the one that does what they do.
 *
 * @param replaced the ops, first to last
 * @param result what stands in the place of the last one
 */
record LinearFold(List<Node> replaced, Node result) {

    /** Multiply-adds that a fold may cost when loading: some hundredths of a second, and at most half a gigabyte of weights. */
    private static final long MOST_LOAD_WORK = 1L << 27;

    /** Whether so many multiply-adds saved in each forward pass are worth those spent when loading. */
    static boolean pays(long saved, long spent) {
        return saved > 0 && spent <= MOST_LOAD_WORK;
    }

    /** A value under the shape of the one that it replaces. */
    static Node shaped(Node value, Shape shape, Names names) {
        return value.shape().equals(shape)
                ? value
                : new Node(
                        names.allocate(value.name() + "Shaped"), value.layer(), new Reshape(), List.of(value), shape);
    }

    Node last() {
        return replaced.get(replaced.size() - 1);
    }
}
