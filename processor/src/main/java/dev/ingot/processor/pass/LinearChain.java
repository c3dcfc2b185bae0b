// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the {@link LinearChains} while its ops are folded. */
final class LinearChain {

    private final List<Node> ops;
    private final Names names;
    private final Map<String, String> remarks;

    /**
     * A chain.
     *
     * @param ops its ops, first to last
     * @param names gives the names of new values
     * @param remarks takes what became of layers
     */
    LinearChain(List<Node> ops, Names names, Map<String, String> remarks) {
        this.ops = new ArrayList<>(ops);
        this.names = names;
        this.remarks = remarks;
    }

    /** Folds until nothing changes, since what was folded may be folded again; answers the last op. */
    Node fold() {
        // None comes into being: a fold starts with what its first op starts with.
        boolean vectors = ops.stream().anyMatch(LinearFold::isOfVector);
        int next = 0;
        while (next < ops.size()) {
            // Vectors first: what is composed in one go is rounded once.
            Optional<LinearFold> fold = vectors ? VectorFold.first(ops, names) : Optional.empty();
            while (fold.isEmpty() && next < ops.size()) {
                fold = KernelFold.at(next, ops, names);
                next++;
            }
            if (fold.isPresent()) {
                replace(fold.get());
                next = Math.min(next, before(fold.get().start()));
            }
        }
        return linked();
    }

    private void replace(LinearFold fold) {
        List<Node> replaced = ops.subList(fold.start(), fold.start() + fold.length());
        String layer = replaced.get(replaced.size() - 1).layer();
        for (Node node : replaced) {
            if (!node.layer().equals(layer)) {
                remarks.put(node.layer(), "in " + layer);
            }
        }
        replaced.clear();
        Node result = fold.result();
        replaced.addAll(result.op() instanceof Reshape ? List.of(result.operand(0), result) : List.of(result));
    }

    /** The index of the op before another one that may now be folded with it; views are none. */
    private int before(int index) {
        int before = index - 1;
        while (before > 0 && LinearChains.isView(ops.get(before))) {
            before--;
        }
        return Math.max(0, before);
    }

    /** Lets each op read the one before; those behind a fold still read what it replaced. Answers the last one. */
    private Node linked() {
        Node last = ops.get(0);
        for (Node op : ops.subList(1, ops.size())) {
            List<Node> operands = new ArrayList<>(op.operands());
            operands.set(0, last);
            last = op.withOperands(operands);
        }
        return last;
    }
}
