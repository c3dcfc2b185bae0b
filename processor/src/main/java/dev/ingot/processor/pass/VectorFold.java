// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A dense layer that is applied to one vector, with any linear ops after it, as one dense layer: each row of its kernel, and
 * its bias, goes through those ops when loading. Border cells, strides and phases need no care, since whole values do.
 */
final class VectorFold {

    private final List<Node> chain;
    private final Node dense;
    private final int in;

    private VectorFold(List<Node> chain) {
        this.chain = chain;
        dense = chain.get(0);
        in = dense.operand(0).shape().last();
    }

    /** The first of the folds by which the whole chain costs least. */
    static Optional<LinearFold> first(List<Node> chain, Names names) {
        // By op, the least that the rest of the chain from that op on costs.
        long[] least = new long[chain.size() + 1];
        int first = 0;
        int lengthOfFirst = 1;
        for (int i = chain.size() - 1; i >= 0; i--) {
            int length = LinearFold.isOfVector(chain.get(i))
                    ? new VectorFold(chain.subList(i, chain.size())).length(least, i)
                    : 1;
            least[i] = cost(chain, i, length) + least[i + length];
            if (length > 1) {
                first = i;
                lengthOfFirst = length;
            }
        }
        if (lengthOfFirst == 1) {
            return Optional.empty();
        }
        List<Node> folded = chain.subList(first, first + lengthOfFirst);
        return Optional.of(new LinearFold(first, lengthOfFirst, new VectorFold(folded).fold(folded, names)));
    }

    /** What some ops of a chain cost: one as it is, several as a dense layer. */
    private static long cost(List<Node> chain, int from, int length) {
        Node first = chain.get(from);
        return length == 1
                ? LinearFold.cost(first)
                : LinearFold.vectorCost(
                        first.operand(0).shape().last(),
                        chain.get(from + length - 1).shape().elements());
    }

    /** How many ops to fold, given the least that each rest of the chain costs; 1 to fold none. */
    private int length(long[] least, int from) {
        int best = 1;
        long leastCost = cost(chain, 0, 1) + least[from + 1];
        long between = 0;
        for (int length = 2; length <= chain.size(); length++) {
            between += Work.multiplyAdds(chain.get(length - 1));
            if (!LinearFold.isAffordable(in * between)) {
                break;
            }
            long after = in * chain.get(length - 1).shape().elements();
            long cost = cost(chain, 0, length) + least[from + length];
            if (LinearFold.pays(leastCost - cost, in * between + after)) {
                leastCost = cost;
                best = length;
            }
        }
        return best;
    }

    private Node fold(List<Node> folded, Names names) {
        Node last = folded.get(folded.size() - 1);
        int units = Math.toIntExact(last.shape().elements());
        List<Node> operands = new ArrayList<>(List.of(dense.operand(0)));
        String name = last.name();
        operands.add(composed(folded, dense.operand(1), false)
                .node(names.allocate(name + "Composed"), last.layer(), Shape.of(in, units)));
        if (folded.stream().anyMatch(node -> node.operands().size() > 2)) {
            Node start = dense.operands().size() > 2 ? dense.operand(2) : zeros(names.allocate(name + "Zeros"), last);
            operands.add(composed(folded, start, true)
                    .node(names.allocate(name + "ComposedBias"), last.layer(), Shape.of(units)));
        }
        Shape x = dense.operand(0).shape();
        Shape shape = x.with(x.rank() - 1, units);
        Dense op = Dense.of(units, ((Dense) dense.op()).multiplyAdd(), LinearChains.activation(last));
        Node vector = new Node(name, last.layer(), op, operands, shape);
        return LinearFold.shaped(vector, last.shape(), names);
    }

    private static Composition composed(List<Node> folded, Node rows, boolean affine) {
        Composition composition = new Composition(rows, affine);
        folded.subList(1, folded.size()).forEach(composition::then);
        return composition;
    }

    private Node zeros(String name, Node last) {
        int units = dense.shape().last();
        return new Node(name, last.layer(), new Constant(Collections.nCopies(units, 0f)), List.of(), Shape.of(units));
    }
}
