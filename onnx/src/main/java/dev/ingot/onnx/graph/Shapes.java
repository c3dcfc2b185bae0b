// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.DepthOrder;
import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Other axes for the same values; most of these need no layer, see {@link Layout}. */
final class Shapes {
    private Shapes() {}

    /** The shape of a value as a constant, in which the size of the batch is marked. */
    static void shape(Node node) {
        Value x = node.value(0);
        List<Long> lengths = new ArrayList<>();
        if (node.network().batched()) {
            lengths.add(node.network().batchSize());
        }
        Arrays.stream(x.layout().shape()).forEach(length -> lengths.add((long) length));
        int rank = lengths.size();
        int from = bound(node.attributes().whole("start", 0), rank);
        int to = Math.max(from, bound(node.attributes().whole("end", rank), rank));
        long[] values = new long[to - from];
        boolean[] batch = new boolean[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = lengths.get(from + i);
            batch[i] = from + i == 0 && node.network().batched();
        }
        node.gives(0, Constant.of(new int[] {values.length}, values, batch));
    }

    /** A place in an axis as Python means it. */
    static int bound(long place, int length) {
        return (int) Math.min(Math.max(place < 0 ? place + length : place, 0), length);
    }

    static void reshape(Node node) {
        Value x = node.value(0);
        boolean allowZero = node.attributes().on("allowzero", false);
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        Constant target;
        if (node.attributes().has("shape")) {
            target = Constant.vector(node.attributes().wholes("shape").orElseThrow());
        } else {
            target = node.constant(1);
        }
        if (!target.isWhole() || target.rank() != 1) {
            throw new RefusedNodeException("expected whole numbers as the shape, found " + target);
        }
        long[] wanted = LongStream.range(0, target.elements())
                .map(i -> target.whole((int) i))
                .toArray();
        boolean batched = node.network().batched();
        int rank = node.rank(x);
        long elements = x.layout().elements();
        long rest = elements;
        int open = -1;
        boolean batchIsOpen = false;
        long[] lengths = new long[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            boolean copied = wanted[i] == 0 && !allowZero;
            if (copied && i >= rank) {
                throw new RefusedNodeException("keeps axis " + i + " of a tensor of " + rank + " axes");
            }
            if (batched && i == 0 && isBatch(node, target, copied)) {
                continue;
            }
            lengths[i] = copied ? copied(node, x, i) : wanted[i];
            if (lengths[i] == -1 && open < 0 && !batchIsOpen) {
                open = i;
                batchIsOpen = batched && i == 0;
            } else if (lengths[i] < 1 || target.isBatch(i) || rest % lengths[i] != 0) {
                throw new RefusedNodeException("has a shape " + target + " that a sample of "
                        + Arrays.toString(x.layout().shape()) + " does not have");
            } else {
                rest /= lengths[i];
            }
        }
        if (open >= 0 && !batchIsOpen) {
            lengths[open] = rest;
            rest = 1;
        }
        boolean mixes = batched && (wanted.length == 0 || lengths[0] != 0 && !batchIsOpen);
        if (mixes || rest != 1) {
            throw new RefusedNodeException(
                    "has a shape " + target + " that mixes the samples of the batch, which is axis 0");
        }
        int[] shape = Network.shape(Arrays.copyOfRange(lengths, batched ? 1 : 0, lengths.length));
        node.gives(node.network().reshaped(x, shape));
    }

    private static boolean isBatch(Node node, Constant target, boolean copied) {
        return copied
                || target.isBatch(0)
                || target.whole(0) > 0 && target.whole(0) == node.network().batchSize();
    }

    private static int copied(Node node, Value x, int axis) {
        return x.layout().size(axis - (node.network().batched() ? 1 : 0));
    }

    static void flatten(Node node) {
        Value x = node.value(0);
        int rank = node.rank(x);
        long axis = node.attributes().whole("axis", 1);
        long index = axis < 0 ? axis + rank : axis;
        if (index < 0 || index > rank) {
            throw new RefusedNodeException("axis", "a tensor of " + rank + " axes has none");
        }
        int[] shape = x.layout().shape();
        if (node.network().batched()) {
            if (index != 1) {
                throw new RefusedNodeException("axis", "mixes the samples of the batch, which is axis 0");
            }
            node.gives(node.network().reshaped(x, new int[] {x.layout().elements()}));
            return;
        }
        int rows = Arrays.stream(shape, 0, (int) index).reduce(1, Math::multiplyExact);
        node.gives(node.network().reshaped(x, new int[] {rows, x.layout().elements() / rows}));
    }

    static void squeeze(Node node) {
        Value x = node.value(0);
        int[] shape = x.layout().shape();
        int[] axes = node.wholes(1, "axes")
                .map(given -> node.axes(given, x))
                .orElseGet(() -> IntStream.range(0, shape.length)
                        .filter(axis -> shape[axis] == 1)
                        .toArray());
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < shape.length; axis++) {
            int index = axis;
            boolean squeezed = Arrays.stream(axes).anyMatch(other -> other == index);
            if (squeezed && shape[axis] != 1) {
                throw new RefusedNodeException("takes away an axis of length " + shape[axis]);
            }
            if (!squeezed) {
                kept.add(axis);
            }
        }
        node.gives(x.with(
                x.layout().withAxes(kept.stream().map(x.layout().axes()::get).toList())));
    }

    static void unsqueeze(Node node) {
        Value x = node.value(0);
        long[] given = node.wholes(1, "axes").orElse(new long[0]);
        int rank = node.rank(x) + given.length;
        List<Integer> added = new ArrayList<>();
        for (long axis : given) {
            added.add(node.axis(axis, rank));
        }
        if (added.stream().distinct().count() < added.size()) {
            throw new RefusedNodeException("adds an axis twice");
        }
        List<List<Layout.Factor>> axes = new ArrayList<>(x.layout().axes());
        added.stream().sorted().forEach(axis -> axes.add(axis, List.of()));
        node.gives(x.with(x.layout().withAxes(axes)));
    }

    static void transpose(Node node) {
        Value x = node.value(0);
        int rank = node.rank(x);
        long[] order = node.attributes()
                .wholes("perm")
                .orElseGet(() -> LongStream.iterate(rank - 1, axis -> axis - 1)
                        .limit(rank)
                        .toArray());
        if (!Arrays.equals(
                Arrays.stream(order).sorted().toArray(),
                LongStream.range(0, rank).toArray())) {
            throw new RefusedNodeException("perm", "expected an order of " + rank + " axes");
        }
        int batch = node.network().batched() ? 1 : 0;
        if (batch == 1 && order[0] != 0) {
            throw new RefusedNodeException("perm", "mixes the samples of the batch, which is axis 0");
        }
        int[] axes = Arrays.stream(order)
                .skip(batch)
                .mapToInt(axis -> (int) axis - batch)
                .toArray();
        node.gives(x.with(x.layout().transposed(axes)));
    }

    static void concat(Node node) {
        List<Value> given =
                IntStream.range(0, node.inputs()).mapToObj(node::numbers).toList();
        Value first = given.get(0);
        int axis = node.axis(node.attributes().whole("axis", 1), node.rank(first));
        int[] shape = first.layout().shape();
        long joined = 0;
        for (Value value : given) {
            int[] other = value.layout().shape();
            if (other.length != shape.length) {
                throw new RefusedNodeException("joins tensors of different numbers of axes");
            }
            joined += other[axis];
            other[axis] = shape[axis];
            if (!Arrays.equals(other, shape)) {
                throw new RefusedNodeException("joins " + Arrays.toString(shape) + " and "
                        + Arrays.toString(value.layout().shape()));
            }
        }
        if (given.size() == 1) {
            node.gives(first);
            return;
        }
        Network.ByAxes byAxes = node.network().byAxes(first);
        Value[] values = given.stream()
                .map(value -> node.network().inOrder(value, byAxes.order()))
                .toArray(Value[]::new);
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        lengths[axis] = joined;
        int place = byAxes.place(axis);
        DeclaredLayer layer =
                node.layer("Concatenate", place == shape.length - 1 ? Map.of() : Map.of("axis", place + 1), values);
        boolean notNegative = given.stream().allMatch(Value::notNegative);
        node.gives(Value.of(layer, Layout.inOrder(Network.shape(lengths), byAxes.order()))
                .notNegative(notNegative));
    }

    static void depthToSpace(Node node) {
        String mode = node.attributes().text("mode", "DCR");
        if (!mode.equals("DCR") && !mode.equals("CRD")) {
            throw new RefusedNodeException("mode", "expected DCR or CRD");
        }
        blocks(node, "DepthToSpace", mode.equals("CRD") ? DepthOrder.PYTORCH : DepthOrder.TENSORFLOW);
    }

    static void spaceToDepth(Node node) {
        blocks(node, "SpaceToDepth", DepthOrder.TENSORFLOW);
    }

    private static void blocks(Node node, String type, DepthOrder order) {
        Value x = node.network().channelsLast(node.numbers(0));
        if (node.spatialAxes(x) != 2) {
            throw new RefusedNodeException("expected an image");
        }
        int size = Attributes.length("blocksize", node.attributes().whole("blocksize", 0), 1);
        if (size == 1) {
            node.gives(x);
            return;
        }
        long[] lengths = Arrays.stream(x.layout().shape()).asLongStream().toArray();
        boolean enlarges = type.equals("DepthToSpace");
        long square = (long) size * size;
        if (enlarges ? lengths[0] % square != 0 : lengths[1] % size != 0 || lengths[2] % size != 0) {
            throw new RefusedNodeException("blocksize", "does not divide " + Arrays.toString(lengths));
        }
        lengths[0] = enlarges ? lengths[0] / square : lengths[0] * square;
        for (int axis = 1; axis < 3; axis++) {
            lengths[axis] = enlarges ? lengths[axis] * size : lengths[axis] / size;
        }
        DeclaredLayer layer = node.layer(type, Map.of("blockSize", size, "order", order), x);
        node.gives(x.through(layer, Layout.inOrder(Network.shape(lengths), Layout.channelsLast(3))));
    }
}
