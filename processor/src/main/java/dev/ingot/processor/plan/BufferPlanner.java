// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.Sum;
import dev.ingot.processor.plan.Plan.Copy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

    private void place(Node node, int step) {
        if (node.op() instanceof Reshape) {
            return;
        }
        boolean inPlace = worksInPlace(node);
        if (inPlace) {
            release(node.operand(0), step);
        }
        if (!storages.containsKey(node)) {
            storages.put(node, allocate(Math.toIntExact(node.shape().elements())));
        }
        node.operands().stream().skip(inPlace ? 1 : 0).distinct().forEach(operand -> release(operand, step));
    }

    private static boolean worksInPlace(Node node) {
        return node.op() instanceof Elementwise
                || node.op() instanceof ScaleShift
                || node.op() instanceof Softmax
                || node.op() instanceof Sum
                        && node.operand(0).shape().equals(node.shape())
                        && node.operands().stream().skip(1).noneMatch(other -> root(other) == root(node.operand(0)));
    }

    private void release(Node operand, int step) {
        Node root = root(operand);
        if (lastUses.get(root) == step
                && storages.get(root) instanceof Storage.Buffer buffer
                && !free.contains(buffer.index())) {
            free.add(buffer.index());
        }
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

    List<Integer> buffers() {
        return buffers;
    }

    List<Copy> copies() {
        return copies;
    }
}
