// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Computes nodes that move the numbers of constants, join them, pick some, or ask for their shape. */
final class ConstantShapes {
    private ConstantShapes() {}

    static void constantOfShape(Node node) {
        Constant wanted = node.constant(0);
        Constant value = node.attributes().tensor("value").orElse(Constant.of(new int[] {1}, new float[] {0}));
        if (value.elements() != 1 || wanted.rank() != 1) {
            throw new RefusedNodeException("expected one value and a shape");
        }
        pick(node, value, shape(wholes(wanted)), index -> 0);
    }

    private static int[] shape(long[] lengths) {
        long most = Integer.MAX_VALUE;
        int[] shape = new int[lengths.length];
        for (int axis = 0; axis < shape.length; axis++) {
            if (lengths[axis] < 0 || lengths[axis] > most) {
                throw new RefusedNodeException("has a shape " + Arrays.toString(lengths));
            }
            shape[axis] = (int) lengths[axis];
            most /= Math.max(lengths[axis], 1);
        }
        return shape;
    }

    private static long[] wholes(Constant constant) {
        if (!constant.isWhole() || constant.hasBatch()) {
            throw new RefusedNodeException(
                    "computes with the size of the batch, or expected whole numbers; found " + constant);
        }
        return LongStream.range(0, constant.elements())
                .map(index -> constant.whole((int) index))
                .toArray();
    }

    /** Values of a constant under a shape. */
    private static void pick(Node node, Constant from, int[] shape, IntUnaryOperator source) {
        long elements = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        int[] indices = new int[node.network().make(elements)];
        Arrays.setAll(indices, source);
        node.gives(0, from.pick(shape, indices));
    }

    static void shape(Node node) {
        int[] shape = node.constant(0).shape();
        int from = Shapes.bound(node.attributes().whole("start", 0), shape.length);
        int to = Shapes.bound(node.attributes().whole("end", shape.length), shape.length);
        node.gives(
                0,
                Constant.vector(Arrays.stream(shape, from, Math.max(from, to))
                        .asLongStream()
                        .toArray()));
    }

    static void reshape(Node node) {
        Constant x = node.constant(0);
        long[] wanted = node.attributes().has("shape")
                ? node.attributes().wholes("shape").orElseThrow()
                : wholes(node.constant(1));
        boolean allowZero = node.attributes().on("allowzero", false);
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] == 0 && !allowZero && axis < x.rank()) {
                wanted[axis] = x.size(axis);
            }
            if (wanted[axis] == -1 && open < 0) {
                open = axis;
            } else {
                known = Math.multiplyExact(known, wanted[axis]);
            }
        }
        if (open >= 0 && known != 0) {
            wanted[open] = x.elements() / known;
            known *= wanted[open];
        }
        if (known != x.elements()) {
            throw new RefusedNodeException(
                    "has a shape " + Arrays.toString(wanted) + " for " + x.elements() + " values");
        }
        node.gives(0, x.reshaped(shape(wanted)));
    }

    static void flatten(Node node) {
        Constant x = node.constant(0);
        int axis = Shapes.bound(node.attributes().whole("axis", 1), x.rank());
        int rows = IntStream.range(0, axis).map(x::size).reduce(1, Math::multiplyExact);
        node.gives(0, x.reshaped(rows, rows == 0 ? 0 : x.elements() / rows));
    }

    private static int axis(long axis, int rank) {
        long index = axis < 0 ? axis + rank : axis;
        if (index < 0 || index >= rank) {
            throw new RefusedNodeException("has axis " + axis + " of a tensor of " + rank + " axes");
        }
        return (int) index;
    }

    static void squeeze(Node node) {
        Constant x = node.constant(0);
        List<Integer> axes = node.wholes(1, "axes")
                .map(given -> Arrays.stream(given)
                        .mapToObj(axis -> axis(axis, x.rank()))
                        .toList())
                .orElseGet(() -> IntStream.range(0, x.rank())
                        .filter(axis -> x.size(axis) == 1)
                        .boxed()
                        .toList());
        if (axes.stream().anyMatch(axis -> x.size(axis) != 1)) {
            throw new RefusedNodeException("takes away an axis that is not of length 1");
        }
        node.gives(
                0,
                x.reshaped(IntStream.range(0, x.rank())
                        .filter(axis -> !axes.contains(axis))
                        .map(x::size)
                        .toArray()));
    }

    static void unsqueeze(Node node) {
        Constant x = node.constant(0);
        long[] given = node.wholes(1, "axes").orElse(new long[0]);
        List<Integer> axes = Arrays.stream(given)
                .mapToObj(axis -> axis(axis, x.rank() + given.length))
                .sorted()
                .toList();
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        for (int axis : axes) {
            if (axis > shape.size()) {
                throw new RefusedNodeException("adds an axis twice");
            }
            shape.add(axis, 1);
        }
        node.gives(0, x.reshaped(shape.stream().mapToInt(Integer::intValue).toArray()));
    }

    static void transpose(Node node) {
        Constant x = node.constant(0);
        int rank = x.rank();
        int[] order = node.attributes()
                .wholes("perm")
                .map(perm ->
                        Arrays.stream(perm).mapToInt(axis -> axis(axis, rank)).toArray())
                .orElseGet(() ->
                        IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        if (Arrays.stream(order).distinct().count() != rank) {
            throw new RefusedNodeException("perm", "expected an order of " + rank + " axes");
        }
        node.network().make(x.elements());
        node.gives(0, x.transposed(order));
    }

    static void concat(Node node) {
        List<Constant> parts =
                IntStream.range(0, node.inputs()).mapToObj(node::constant).toList();
        Constant first = parts.get(0);
        int axis = axis(node.attributes().whole("axis", 1), first.rank());
        int inner = IntStream.range(axis + 1, first.rank()).map(first::size).reduce(1, Math::multiplyExact);
        int[] shape = first.shape();
        long joined = 0;
        for (Constant part : parts) {
            int[] other = part.shape();
            if (other.length == shape.length) {
                joined += other[axis];
                other[axis] = shape[axis];
            }
            if (part.isWhole() != first.isWhole() || !Arrays.equals(other, shape)) {
                throw new RefusedNodeException("joins tensors of different types or shapes");
            }
        }
        long elements = parts.stream().mapToLong(Constant::elements).sum();
        node.network().make(elements);
        shape[axis] = Math.toIntExact(joined);
        float[] numbers = new float[first.isWhole() ? 0 : (int) elements];
        long[] wholes = new long[first.isWhole() ? (int) elements : 0];
        boolean[] batch = new boolean[wholes.length];
        int rows = joined * inner == 0 ? 0 : (int) (elements / (joined * inner));
        int to = 0;
        for (int row = 0; row < rows; row++) {
            for (Constant part : parts) {
                int length = part.size(axis) * inner;
                for (int i = row * length; i < (row + 1) * length; i++, to++) {
                    if (first.isWhole()) {
                        wholes[to] = part.whole(i);
                        batch[to] = part.isBatch(i);
                    } else {
                        numbers[to] = part.number(i);
                    }
                }
            }
        }
        node.gives(0, first.isWhole() ? Constant.of(shape, wholes, batch) : Constant.of(shape, numbers));
    }

    static void gather(Node node) {
        Constant x = node.constant(0);
        Constant indices = node.constant(1);
        int axis = axis(node.attributes().whole("axis", 0), x.rank());
        long[] places = wholes(indices);
        for (int i = 0; i < places.length; i++) {
            places[i] = axis(places[i], x.size(axis));
        }
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        shape.remove(axis);
        shape.addAll(axis, Arrays.stream(indices.shape()).boxed().toList());
        int inner = IntStream.range(axis + 1, x.rank()).map(x::size).reduce(1, Math::multiplyExact);
        int[] lengths = shape(shape.stream().mapToLong(Integer::longValue).toArray());
        pick(node, x, lengths, index -> {
            int row = index / inner / places.length;
            int place = (int) places[index / inner % places.length];
            return (row * x.size(axis) + place) * inner + index % inner;
        });
    }

    static void slice(Node node) {
        Constant x = node.constant(0);
        long[] starts = node.wholes(1, "starts").orElse(new long[0]);
        long[] ends = node.wholes(2, "ends").orElse(new long[0]);
        long[] axes = node.wholes(3, "axes")
                .orElseGet(() -> LongStream.range(0, starts.length).toArray());
        long[] steps = node.wholes(4, "steps").orElse(null);
        if (x.rank() != 1 || starts.length != 1 || ends.length != 1 || axes.length != 1 || axis(axes[0], 1) != 0) {
            throw new RefusedNodeException("expected a part of a list, found one of " + x);
        }
        if (steps != null && (steps.length != 1 || steps[0] != 1)) {
            throw new RefusedNodeException("expected step 1");
        }
        int from = Shapes.bound(starts[0], x.size(0));
        int to = Math.max(from, Shapes.bound(ends[0], x.size(0)));
        pick(node, x, new int[] {to - from}, index -> from + index);
    }
}
