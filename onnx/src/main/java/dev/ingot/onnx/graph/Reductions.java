// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Means, sums and largest values over axes. */
final class Reductions {
    private static final String MEAN = "GlobalAveragePooling";
    private static final String MAX = "GlobalMaxPooling";

    private Reductions() {}

    static void mean(Node node) {
        node.gives(reduced(node, node.numbers(0), MEAN));
    }

    static void max(Node node) {
        node.gives(reduced(node, node.numbers(0), MAX));
    }

    /** The smallest is the largest of the negated, negated; both are exact. */
    static void min(Node node) {
        Value negated = Elementwise.scaled(node, node.numbers(0), -1, 0);
        node.gives(Elementwise.scaled(node, reduced(node, negated, MAX), -1, 0));
    }

    static void sum(Node node) {
        node.gives(summed(node, node.numbers(0)));
    }

    static void sumOfSquares(Node node) {
        Value x = node.numbers(0);
        node.gives(summed(node, Value.of(node.layer("Multiply", Map.of(), x, x), x.layout())));
    }

    static void sumOfMagnitudes(Node node) {
        node.gives(summed(node, Elementwise.absolute(node, node.numbers(0))));
    }

    private static Value summed(Node node, Value x) {
        Value mean = reduced(node, x, MEAN);
        int count = x.layout().elements() / mean.layout().elements();
        return count == 1 ? mean : Elementwise.scaled(node, mean, count, 0);
    }

    private static Value reduced(Node node, Value given, String layer) {
        boolean kept = node.attributes().on("keepdims", true);
        boolean nothing = node.attributes().on("noop_with_empty_axes", false);
        int rank = given.layout().rank();
        int[] axes = node.wholes(1, "axes")
                .filter(list -> list.length > 0)
                .map(list -> node.axes(list, given))
                .orElse(null);
        if (axes == null) {
            if (nothing) {
                return given;
            }
            if (node.network().batched()) {
                throw new RefusedNodeException("mixes the samples of the batch, which is axis 0");
            }
            axes = IntStream.range(0, rank).toArray();
        }
        List<List<Factor>> after = new ArrayList<>(given.layout().axes());
        List<Factor> over = new ArrayList<>();
        for (int axis : axes) {
            over.addAll(after.get(axis));
            after.set(axis, List.of());
        }
        List<List<Factor>> result = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int index = axis;
            if (kept || Arrays.stream(axes).noneMatch(other -> other == index)) {
                result.add(after.get(axis));
            }
        }
        if (over.isEmpty()) {
            return given.with(given.layout().withAxes(result));
        }
        List<Factor> left = given.layout().heldFactors().stream()
                .filter(factor -> !over.contains(factor))
                .toList();
        boolean image = rank > 1
                && rank < 5
                && Arrays.equals(axes, IntStream.range(1, rank).toArray())
                && given.layout().held().equals(given.layout().axesInOrder(Layout.channelsLast(rank)));
        List<Factor> ordered =
                given.layout().heldFactors().stream().filter(over::contains).toList();
        Value x = image ? given : node.network().arranged(given, List.of(ordered, left));
        DeclaredLayer declared = node.layer(layer + (image ? rank - 1 : 1) + "D", Map.of(), x);
        return x.through(declared, x.layout().withAxes(result).heldAs(List.of(left)));
    }
}
