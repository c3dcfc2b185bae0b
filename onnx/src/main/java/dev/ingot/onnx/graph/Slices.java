// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Parts of axes, and more around them. */
final class Slices {
    private Slices() {}

    static void slice(Node node) {
        Value y = node.value(0);
        long[] starts = required(node, 1, "starts");
        long[] ends = required(node, 2, "ends");
        long[] axes = node.wholes(3, "axes")
                .orElseGet(() -> LongStream.range(0, starts.length).toArray());
        long[] steps = node.wholes(4, "steps").orElseGet(() -> {
            long[] ones = new long[starts.length];
            Arrays.fill(ones, 1);
            return ones;
        });
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new RefusedNodeException("has " + starts.length + " starts and other numbers of ends, axes or steps");
        }
        int rank = node.rank(y);
        for (int i = 0; i < starts.length; i++) {
            if (isWholeBatch(node, axes[i], starts[i], ends[i], steps[i], rank)) {
                continue;
            }
            int axis = node.axis(axes[i], rank);
            int length = y.layout().size(axis);
            int step = Attributes.length("steps", steps[i], 1);
            int from = Shapes.bound(starts[i], length);
            int to = Shapes.bound(ends[i], length);
            if (from >= to) {
                throw new RefusedNodeException("leaves nothing of an axis of length " + length);
            }
            y = Borders.sliced(node, y, axis, from, to, step);
        }
        node.gives(y);
    }

    private static boolean isWholeBatch(Node node, long axis, long start, long end, long step, int rank) {
        return node.network().batched()
                && (axis == 0 || axis == -rank)
                && start == 0
                && step == 1
                && end >= Integer.MAX_VALUE;
    }

    private static long[] required(Node node, int input, String attribute) {
        return node.wholes(input, attribute)
                .orElseThrow(() -> new RefusedNodeException("expected " + attribute + ", found none"));
    }

    static void split(Node node) {
        Value x = node.value(0);
        int axis = node.axis(node.attributes().whole("axis", 0), node.rank(x));
        int length = x.layout().size(axis);
        int parts = node.outputs();
        node.attributes().ignore("num_outputs", "the number of its outputs");
        long[] lengths = node.wholes(1, "split").orElseGet(() -> {
            // The last part may be smaller.
            long each = (length - 1L) / parts + 1;
            return LongStream.range(0, parts)
                    .map(part -> Math.min(each, length - part * each))
                    .toArray();
        });
        if (lengths.length != parts
                || Arrays.stream(lengths).anyMatch(part -> part < 1 || part > length)
                || Arrays.stream(lengths).sum() != length) {
            throw new RefusedNodeException("splits an axis of length " + length + " into " + Arrays.toString(lengths));
        }
        int from = 0;
        for (int part = 0; part < parts; part++) {
            int to = from + (int) lengths[part];
            if (node.takes(part)) {
                node.gives(part, Borders.sliced(node, x, axis, from, to, 1));
            }
            from = to;
        }
    }
}
