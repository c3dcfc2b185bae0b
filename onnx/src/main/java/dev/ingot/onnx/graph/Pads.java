// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;

/** Cells around tensors: zeros by padding layers; others, which are a linear map along an axis, by dense layers. */
final class Pads {
    private Pads() {}

    static void pad(Node node) {
        Value x = node.numbers(0);
        int rank = node.rank(x);
        String mode = node.attributes().text("mode", "constant");
        long[] pads = node.wholes(1, node.attributes().has("paddings") ? "paddings" : "pads")
                .orElseThrow(() -> new RefusedNodeException("expected pads, found none"));
        float value = node.attributes().has("value")
                ? node.attributes().number("value", 0)
                : node.optionalConstant(2)
                        .filter(constant -> constant.elements() == 1)
                        .map(constant -> constant.number(0))
                        .orElse(0f);
        long[] axes =
                node.wholes(3, "axes").orElseGet(() -> LongStream.range(0, rank).toArray());
        if (pads.length != 2 * axes.length) {
            throw new RefusedNodeException("expected " + 2 * axes.length + " pads, found " + pads.length);
        }
        int[] before = new int[x.layout().rank()];
        int[] after = new int[before.length];
        for (int i = 0; i < axes.length; i++) {
            int first = Attributes.length("pads", pads[i], 0);
            int last = Attributes.length("pads", pads[i + axes.length], 0);
            if (first > 0 || last > 0) {
                int axis = node.axis(axes[i], rank);
                before[axis] = first;
                after[axis] = last;
            }
        }
        boolean zeros = mode.equals("constant") && value == 0;
        boolean image = node.network().batched()
                && before.length > 1
                && before.length < 5
                && before[0] + after[0] == 0
                && Arrays.equals(node.network().byAxes(x).order(), Layout.channelsLast(before.length));
        if (zeros && image) {
            List<Integer> cells = new ArrayList<>();
            for (int axis = 1; axis < before.length; axis++) {
                cells.addAll(List.of(before[axis], after[axis]));
            }
            node.gives(Borders.padded(node, node.network().channelsLast(x), cells));
            return;
        }
        Value y = x;
        for (int axis = 0; axis < before.length; axis++) {
            if (before[axis] + after[axis] == 0) {
                continue;
            }
            y = zeros
                    ? Borders.padded(node, y, axis, before[axis], after[axis])
                    : padded(node, y, axis, before[axis], after[axis], mode, value);
        }
        node.gives(y);
    }

    private static Value padded(Node node, Value x, int axis, int before, int after, String mode, float value) {
        int length = x.layout().size(axis);
        IntUnaryOperator source = switch (mode) {
            case "constant" -> cell -> 0 <= cell && cell < length ? cell : -1;
            case "edge" -> cell -> Math.min(Math.max(cell, 0), length - 1);
            case "reflect" -> cell -> cell < 0 ? -cell : cell < length ? cell : 2 * (length - 1) - cell;
            case "wrap" -> cell -> Math.floorMod(cell, length);
            default -> throw new RefusedNodeException("mode", "expected constant, edge, reflect or wrap");
        };
        if (mode.equals("reflect") && Math.max(before, after) >= length) {
            throw new RefusedNodeException("mode", "reflects more cells than the axis has");
        }
        if (!Float.isFinite(value)) {
            throw new RefusedNodeException("expected a finite number to pad with, found " + value);
        }
        int outputs = length + before + after;
        node.network().make((long) length * outputs);
        float[][] coefficients = new float[length][outputs];
        float[] summands = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            int cell = source.applyAsInt(output - before);
            if (cell >= 0) {
                coefficients[cell][output] = 1;
            } else {
                summands[output] = value;
            }
        }
        return LinearMap.along(node, x, axis, coefficients, mode.equals("constant") ? summands : null);
    }
}
