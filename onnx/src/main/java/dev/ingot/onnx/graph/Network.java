// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The network that is being declared: what holds for all its layers, and how values are brought into another layout. */
final class Network {
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final boolean batched;
    private final long batchSize;
    private final long opset;
    private final List<DeclaredLayer> layers = new ArrayList<>();
    private final Map<List<Object>, DeclaredLayer> arrangements = new HashMap<>();
    private long budget;

    /**
     * A network without layers.
     *
     * @param batched whether the first axis of ONNX's tensors is the batch
     * @param batchSize its length; -1 if it is not fixed
     * @param opset the version of ONNX's operators
     * @param budget how many values may be made that are not in the file
     */
    Network(boolean batched, long batchSize, long opset, long budget) {
        this.batched = batched;
        this.batchSize = batchSize;
        this.opset = opset;
        this.budget = budget;
    }

    boolean batched() {
        return batched;
    }

    long batchSize() {
        return batchSize;
    }

    long opset() {
        return opset;
    }

    /** The layers, each behind those that it takes. */
    List<DeclaredLayer> layers() {
        return layers;
    }

    /**
     * Declares a layer.
     *
     * @param name what it may be called
     * @param type the class in the layer table
     */
    DeclaredLayer declare(String name, String type, Map<String, Object> arguments, List<DeclaredLayer> from) {
        DeclaredLayer layer = DeclaredLayer.of(name, type, arguments, from);
        layers.add(layer);
        return layer;
    }

    /** Counts values that are made for weights or folded constants, so that a small file does not take much memory. */
    int make(long values) {
        if (values > budget) {
            throw new RefusedNodeException("needs constants that are much larger than the file");
        }
        budget -= values;
        return (int) values;
    }

    /** A shape of lengths that fits a tensor. */
    static int[] shape(long... lengths) {
        long most = MOST_VALUES;
        for (long length : lengths) {
            if (length < 1) {
                throw new RefusedNodeException("a tensor without values: " + Arrays.toString(lengths));
            }
            most /= length;
        }
        if (most == 0) {
            throw new RefusedNodeException("more values than a tensor holds: " + Arrays.toString(lengths));
        }
        return Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
    }

    /** The value in a tensor with these axes: reshaped and permuted as needed, once for all that need it. */
    Value arranged(Value value, List<List<Factor>> wanted) {
        List<List<Factor>> axes = wanted.isEmpty() ? List.of(List.of()) : wanted;
        Layout layout = value.layout();
        if (layout.held().equals(axes)) {
            return value;
        }
        DeclaredLayer layer = arrangements.computeIfAbsent(
                List.of(value.layer(), layout.held(), axes), key -> arrange(value.layer(), layout, axes));
        return value.through(layer, layout.heldAs(axes));
    }

    private DeclaredLayer arrange(DeclaredLayer layer, Layout layout, List<List<Factor>> wanted) {
        List<Factor> before = layout.heldFactors();
        List<Factor> after = Layout.flat(wanted);
        int[] lengths = wanted.stream().mapToInt(Layout::length).toArray();
        if (before.equals(after)) {
            return reshape(layer, layout.heldShape(), lengths);
        }
        // Factors that stay neighbours are one axis while they move.
        List<List<Factor>> groups = new ArrayList<>();
        for (Factor factor : after) {
            List<Factor> last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && before.indexOf(factor) == before.indexOf(last.get(last.size() - 1)) + 1) {
                last.add(factor);
            } else {
                groups.add(new ArrayList<>(List.of(factor)));
            }
        }
        List<List<Factor>> current = new ArrayList<>(groups);
        current.sort((a, b) -> Integer.compare(before.indexOf(a.get(0)), before.indexOf(b.get(0))));
        DeclaredLayer split = reshape(
                layer,
                layout.heldShape(),
                current.stream().mapToInt(Layout::length).toArray());
        List<Integer> order =
                groups.stream().map(group -> current.indexOf(group) + 1).toList();
        DeclaredLayer permuted = declare("permute", "Permute", Map.of("value", order), List.of(split));
        return reshape(permuted, groups.stream().mapToInt(Layout::length).toArray(), lengths);
    }

    private DeclaredLayer reshape(DeclaredLayer layer, int[] before, int[] after) {
        if (Arrays.equals(before, after)) {
            return layer;
        }
        return after.length == 1
                ? declare("flatten", "Flatten", Map.of(), List.of(layer))
                : declare(
                        "reshape",
                        "Reshape",
                        Map.of("value", IntStream.of(after).boxed().toList()),
                        List.of(layer));
    }

    /** A value that has each of ONNX's axes as one of the network's, and their order. */
    record ByAxes(Value value, int[] order) {

        /** Where an axis of ONNX's is in the network's tensor. */
        int place(int axis) {
            return IntStream.range(0, order.length)
                    .filter(position -> order[position] == axis)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The value with each of ONNX's axes as one of the network's, in the order in which they are held if there is one. */
    ByAxes byAxes(Value value) {
        Layout layout = value.layout();
        int[] order =
                layout.order().orElseGet(() -> IntStream.range(0, layout.rank()).toArray());
        return new ByAxes(inOrder(value, order), order);
    }

    /** The value with each of ONNX's axes as one of the network's, in this order. */
    Value inOrder(Value value, int... order) {
        return arranged(value, value.layout().axesInOrder(order));
    }

    /** The value as images have it in a network: channels last. */
    Value channelsLast(Value value) {
        return inOrder(value, Layout.channelsLast(value.layout().rank()));
    }

    /** The value under another shape of ONNX's. */
    Value reshaped(Value value, int[] shape) {
        return value.layout().reshaped(shape).map(value::with).orElseGet(() -> {
            // The new axes cut across the old ones: bring all into ONNX's order, where any shape is as good.
            Value flat = arranged(value, List.of(Layout.flat(value.layout().axes())));
            return flat.with(
                    Layout.inOrder(flat.layout().elements()).reshaped(shape).orElseThrow());
        });
    }
}
