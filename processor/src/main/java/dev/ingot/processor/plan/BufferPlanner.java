// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.plan.Plan.Copy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each value of the forward pass a place. Values that are not alive at the same time share a buffer; an op that works
 * element by element overwrites an operand that nothing reads afterwards; a reshape is another view of its operand.
 */
final class BufferPlanner {

    private final Graph graph;
    private final Map<Node, Storage> storages = new IdentityHashMap<>();
    private final Map<Node, Integer> lastUses = new IdentityHashMap<>();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final Map<Node, PartOf> parts = new IdentityHashMap<>();

    /** A place in a concatenation, in values from its start. */
    private record PartOf(Node whole, int offset) {}

    BufferPlanner(Graph graph) {
        this.graph = graph;
        List<Node> nodes = graph.runNodes();
        graph.inputs().forEach(input -> storages.put(input, new Storage.InputArray(((Input) input.op()).index())));
        placeOutputs();
        for (int step = 0; step < nodes.size(); step++) {
            for (Node operand : nodes.get(step).operands()) {
                lastUses.put(root(operand), step);
            }
        }
        findParts(nodes);
        for (int step = 0; step < nodes.size(); step++) {
            place(nodes.get(step), step);
        }
        for (int output = 0; output < graph.outputs().size(); output++) {
            Storage storage = storage(graph.outputs().get(output));
            if (!storage.equals(new Storage.OutputArray(output))) {
                copies.add(new Copy(storage, output));
            }
        }
    }

    /** The value whose array a node's value is in: the operand of reshapes. */
    private static Node root(Node node) {
        return node.op() instanceof Reshape ? root(node.operand(0)) : node;
    }

    private void placeOutputs() {
        List<Node> outputs = graph.outputs();
        for (int output = 0; output < outputs.size(); output++) {
            storages.putIfAbsent(root(outputs.get(output)), new Storage.OutputArray(output));
        }
    }

    /** Operands of concatenations that may be written where the concatenation has them, so that nothing is copied. */
    private void findParts(List<Node> nodes) {
        for (Node node : nodes) {
            if (node.op() instanceof Concatenate concatenate && node.shape().product(0, concatenate.axis()) == 1) {
                int offset = 0;
                for (Node operand : node.operands()) {
                    if (isReadOnce(operand) && !(root(operand).op() instanceof Input)) {
                        parts.put(root(operand), new PartOf(node, offset));
                    }
                    offset += Math.toIntExact(operand.shape().elements());
                }
            }
        }
    }

    /** Whether neither a value nor what it is a view of is read anywhere else. */
    private boolean isReadOnce(Node node) {
        return graph.uses(node) == 1 && (!(node.op() instanceof Reshape) || isReadOnce(node.operand(0)));
    }

    private void place(Node node, int step) {
        if (node.op() instanceof Reshape) {
            return;
        }
        Optional<Node> overwritten = parts.containsKey(node) ? Optional.empty() : overwritten(node, step);
        overwritten.ifPresent(this::release);
        give(node);
        node.operands().stream()
                .map(BufferPlanner::root)
                .distinct()
                .filter(root -> overwritten.isEmpty() || overwritten.get() != root)
                .filter(root -> diesAt(root, step))
                .forEach(this::release);
    }

    /** Gives a value its place, unless it has one. */
    private void give(Node node) {
        if (storages.containsKey(node)) {
            return;
        }
        PartOf part = parts.get(node);
        if (part == null) {
            storages.put(node, allocate(Math.toIntExact(node.shape().elements())));
        } else {
            give(part.whole());
            storages.put(node, storages.get(part.whole()).part(part.offset()));
        }
    }

    /** The value that an op which works element by element may overwrite, since nothing reads it afterwards. */
    private Optional<Node> overwritten(Node node, int step) {
        boolean elementwise = node.op() instanceof Elementwise
                || node.op() instanceof ScaleShift
                || node.op() instanceof Normalize
                || node.op() instanceof ParametricRelu
                || node.op() instanceof Softmax
                || node.op() instanceof Merge;
        return node.operands().stream()
                .filter(operand -> elementwise)
                .map(BufferPlanner::root)
                .filter(root -> diesAt(root, step))
                .filter(root -> node.operands().stream()
                        .filter(operand -> root(operand) == root)
                        .allMatch(operand -> operand.shape().equals(node.shape())))
                .findFirst();
    }

    private boolean diesAt(Node root, int step) {
        return lastUses.getOrDefault(root, -1) == step && storages.get(root) instanceof Storage.Buffer;
    }

    private void release(Node root) {
        free.add(((Storage.Buffer) storages.get(root)).index());
    }

    /** The smallest free buffer that is large enough; else the largest free one, enlarged; else a new one. */
    private Storage.Buffer allocate(int floats) {
        int chosen = -1;
        for (int index : free) {
            if (chosen < 0 || better(buffers.get(index), buffers.get(chosen), floats)) {
                chosen = index;
            }
        }
        if (chosen < 0) {
            buffers.add(floats);
            return new Storage.Buffer(buffers.size() - 1);
        }
        free.remove(Integer.valueOf(chosen));
        buffers.set(chosen, Math.max(buffers.get(chosen), floats));
        return new Storage.Buffer(chosen);
    }

    private static boolean better(int size, int other, int floats) {
        boolean fits = size >= floats;
        boolean otherFits = other >= floats;
        return fits == otherFits ? fits == (size < other) && size != other : fits;
    }

    /** Where the value of a node is. */
    Storage storage(Node node) {
        return storages.get(root(node));
    }

    /** Whether an operand of a concatenation is written where the concatenation has it. */
    boolean isPart(Node operand) {
        return parts.containsKey(root(operand));
    }

    List<Integer> buffers() {
        return buffers;
    }

    List<Copy> copies() {
        return copies;
    }
}
