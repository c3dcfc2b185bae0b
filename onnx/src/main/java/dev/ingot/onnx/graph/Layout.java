// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the values of a tensor of ONNX stand in the tensor of the network that holds them. Both are made of the same factors, in
 * orders and groups of their own: an image whose axes ONNX counts {@code [c] [h] [w]} is held as {@code [h] [w] [c]}; flattened, it
 * is {@code [c h w]} for ONNX and still held as it was. So transposing, reshaping and flattening are changes of the layout
 * alone, until an operator needs an order that the network's tensor does not have. Axes of length 1 have no factors.
 */
final class Layout {

    /** A factor of the number of values; one is another even if it is as long. */
    static final class Factor {
        private final int length;

        private Factor(int length) {
            this.length = length;
        }

        int length() {
            return length;
        }
    }

    private final List<List<Factor>> axes;
    private final List<List<Factor>> held;

    private Layout(List<List<Factor>> axes, List<List<Factor>> held) {
        this.axes = axes.stream().map(List::copyOf).toList();
        this.held = held.stream().map(List::copyOf).toList();
    }

    /** A tensor that is held in ONNX's order. */
    static Layout inOrder(int... shape) {
        return inOrder(shape, IntStream.range(0, shape.length).toArray());
    }

    /** A tensor whose axes are held in another order: axis {@code i} is {@code order[i]} of ONNX's. */
    static Layout inOrder(int[] shape, int[] order) {
        List<List<Factor>> axes = new ArrayList<>();
        for (int length : shape) {
            axes.add(factors(length));
        }
        return new Layout(axes, axes).heldInOrder(order);
    }

    private static List<Factor> factors(int length) {
        return length == 1 ? List.of() : List.of(new Factor(length));
    }

    static int length(List<Factor> axis) {
        return axis.stream().mapToInt(Factor::length).reduce(1, Math::multiplyExact);
    }

    private static int[] lengths(List<List<Factor>> axes) {
        return axes.stream().mapToInt(Layout::length).toArray();
    }

    /** ONNX's axes, each as its factors. */
    List<List<Factor>> axes() {
        return axes;
    }

    /** The axes of the network's tensor, each as its factors. */
    List<List<Factor>> held() {
        return held;
    }

    /** ONNX's shape, without the batch. */
    int[] shape() {
        return lengths(axes);
    }

    /** The length of an axis of ONNX's. */
    int size(int axis) {
        return length(axes.get(axis));
    }

    int rank() {
        return axes.size();
    }

    int elements() {
        return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
    }

    /** The shape of the network's tensor. */
    int[] heldShape() {
        return lengths(held);
    }

    /** The factors in the order of the network's tensor. */
    List<Factor> heldFactors() {
        return flat(held);
    }

    static List<Factor> flat(List<List<Factor>> axes) {
        return axes.stream().flatMap(List::stream).toList();
    }

    /** The same tensor of ONNX's in another one of the network's. */
    Layout heldAs(List<List<Factor>> others) {
        return new Layout(axes, others);
    }

    /** The same tensor of ONNX's, held in an order of its axes. */
    Layout heldInOrder(int[] order) {
        return heldAs(axesInOrder(order));
    }

    /** ONNX's axes in an order. */
    List<List<Factor>> axesInOrder(int[] order) {
        return Arrays.stream(order).mapToObj(axes::get).toList();
    }

    /** ONNX's axes in another order. */
    Layout transposed(int[] order) {
        return new Layout(axesInOrder(order), held);
    }

    /** Other axes of ONNX's with the same factors. */
    Layout withAxes(List<List<Factor>> others) {
        return new Layout(others, held);
    }

    /**
     * Another shape of ONNX's, with as many values.
     *
     * @return the layout; empty if the new axes cut factors that the old ones have otherwise
     */
    Optional<Layout> reshaped(int[] shape) {
        List<List<Factor>> left = new ArrayList<>(axes);
        List<List<Factor>> right = new ArrayList<>(held);
        List<List<Factor>> others = new ArrayList<>();
        List<Factor> waiting = new ArrayList<>(flat(axes));
        for (int length : shape) {
            List<Factor> axis = new ArrayList<>();
            int rest = length;
            while (rest > 1) {
                Factor next = waiting.remove(0);
                if (rest % next.length() == 0) {
                    axis.add(next);
                    rest /= next.length();
                } else if (next.length() % rest == 0) {
                    List<Factor> parts = List.of(new Factor(rest), new Factor(next.length() / rest));
                    replace(left, next, parts);
                    replace(right, next, parts);
                    axis.add(parts.get(0));
                    waiting.add(0, parts.get(1));
                    rest = 1;
                } else {
                    return Optional.empty();
                }
            }
            others.add(axis);
        }
        return Optional.of(new Layout(others, right));
    }

    private static void replace(List<List<Factor>> axes, Factor factor, List<Factor> parts) {
        for (int i = 0; i < axes.size(); i++) {
            int at = axes.get(i).indexOf(factor);
            if (at >= 0) {
                List<Factor> axis = new ArrayList<>(axes.get(i));
                axis.remove(at);
                axis.addAll(at, parts);
                axes.set(i, axis);
            }
        }
    }

    /**
     * The order in which ONNX's axes are held, wherever the network's begin and end. Axes of length 1 are put where channels
     * last or, failing that, ONNX's own order would have them.
     *
     * @return the order; empty if factors of an axis are apart or in another order
     */
    Optional<int[]> order() {
        List<Factor> factors = heldFactors();
        List<Integer> longer = new ArrayList<>();
        int next = 0;
        while (next < factors.size()) {
            Factor first = factors.get(next);
            int axis = IntStream.range(0, rank())
                    .filter(index ->
                            !axes.get(index).isEmpty() && axes.get(index).get(0) == first)
                    .findFirst()
                    .orElse(-1);
            if (axis < 0
                    || factors.size() < next + axes.get(axis).size()
                    || !factors.subList(next, next + axes.get(axis).size()).equals(axes.get(axis))) {
                return Optional.empty();
            }
            longer.add(axis);
            next += axes.get(axis).size();
        }
        for (int[] order :
                List.of(channelsLast(rank()), IntStream.range(0, rank()).toArray())) {
            if (Arrays.stream(order)
                    .filter(axis -> !axes.get(axis).isEmpty())
                    .boxed()
                    .toList()
                    .equals(longer)) {
                return Optional.of(order);
            }
        }
        return Optional.of(IntStream.concat(
                        IntStream.range(0, rank()).filter(axis -> axes.get(axis).isEmpty()),
                        longer.stream().mapToInt(Integer::intValue))
                .toArray());
    }

    /** The order of axes {@code (channels, rows, columns)} that puts the channels last. */
    static int[] channelsLast(int rank) {
        return IntStream.concat(IntStream.range(1, rank), IntStream.range(0, Math.min(rank, 1)))
                .toArray();
    }
}
