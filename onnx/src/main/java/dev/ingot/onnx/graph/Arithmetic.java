// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Sums, products and the like, of values and of values and constants. */
final class Arithmetic {
    /** So many factors or summands stand in the source; more are weights. */
    private static final int MOST_IN_SOURCE = 4;

    private static final String USE_BIAS = "useBias";

    private Arithmetic() {}

    static void add(Node node) {
        binary(node, "Add", (x, c) -> summed(node, x, c));
    }

    static void sub(Node node) {
        if (node.isConstant(0)) {
            Constant from = constant(node, 0, node.numbers(1));
            node.gives(summed(node, Elementwise.scaled(node, node.numbers(1), -1, 0), from));
            return;
        }
        binary(node, "Subtract", (x, c) -> summed(node, x, mapped(c, value -> -value)));
    }

    static void mul(Node node) {
        binary(node, "Multiply", (x, c) -> multiplied(node, x, c));
    }

    static void div(Node node) {
        if (!node.isConstant(1)) {
            throw new RefusedNodeException("divides by a computed value, which no layer does");
        }
        binary(node, "", (x, c) -> multiplied(node, x, mapped(c, value -> 1 / value)));
    }

    static void pow(Node node) {
        Value x = node.numbers(0);
        Constant exponent = node.constant(1);
        if (exponent.elements() != 1
                || exponent.number(0) < 1
                || exponent.number(0) > 4
                || exponent.number(0) != (int) exponent.number(0)) {
            throw new RefusedNodeException("expected a whole exponent from 1 to 4, found " + exponent);
        }
        Value[] factors = new Value[(int) exponent.number(0)];
        Arrays.fill(factors, x);
        node.gives(
                factors.length == 1
                        ? x
                        : Value.of(node.layer("Multiply", Map.of(), factors), x.layout())
                                .notNegative(factors.length % 2 == 0));
    }

    static void sum(Node node) {
        several(node, "Add");
    }

    static void mean(Node node) {
        several(node, "Average");
    }

    static void max(Node node) {
        bounded(node, "Maximum");
    }

    static void min(Node node) {
        bounded(node, "Minimum");
    }

    private static void bounded(Node node, String type) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        if (node.inputs() == 2 && (node.isConstant(0) || node.isConstant(1))) {
            int constant = node.isConstant(0) ? 0 : 1;
            Constant bound = node.constant(constant);
            Value x = node.numbers(1 - constant);
            if (bound.elements() != 1) {
                throw new RefusedNodeException("expected one number to compare with, found " + bound);
            }
            Broadcast.aligned(node, bound, x);
            node.gives(
                    type.equals("Maximum")
                            ? Elementwise.atLeast(node, x, bound.number(0)).notNegative(bound.number(0) >= 0)
                            : Elementwise.atMost(node, x, bound.number(0)));
            return;
        }
        several(node, type);
    }

    private static void several(Node node, String type) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        List<Value> values =
                IntStream.range(0, node.inputs()).mapToObj(node::numbers).toList();
        node.gives(values.size() == 1 ? values.get(0) : merged(node, type, values));
    }

    private static void binary(Node node, String type, WithConstant operator) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        if (node.isConstant(0) || node.isConstant(1)) {
            int constant = node.isConstant(0) ? 0 : 1;
            Value x = node.numbers(1 - constant);
            node.gives(operator.apply(x, constant(node, constant, x)));
            return;
        }
        if (node.attributes().on("broadcast", false) && node.attributes().has("axis")) {
            throw new RefusedNodeException("axis", "expected operands that are aligned at the last axis");
        }
        node.gives(merged(node, type, List.of(node.numbers(0), node.numbers(1))));
    }

    /** What is computed of a value and a constant with an axis for each of the value's. */
    private interface WithConstant {
        Value apply(Value value, Constant constant);
    }

    /** A constant operand; until version 7 an attribute said with which axis of the value its first is aligned. */
    private static Constant constant(Node node, int input, Value value) {
        Constant constant = node.constant(input);
        if (!node.since(7)) {
            boolean broadcast = node.attributes().on("broadcast", false);
            long axis = node.attributes().whole("axis", node.rank(value) - constant.rank());
            long behind = (axis < 0 ? axis + node.rank(value) : axis) + constant.rank();
            if (broadcast && behind >= 0 && behind < node.rank(value)) {
                int[] shape = Arrays.copyOf(constant.shape(), constant.rank() + node.rank(value) - (int) behind);
                Arrays.fill(shape, constant.rank(), shape.length, 1);
                constant = constant.reshaped(shape);
            }
        }
        return Broadcast.aligned(node, constant, value);
    }

    private static Constant mapped(Constant constant, DoubleUnaryOperator function) {
        float[] values = constant.numbers();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(values[i]);
        }
        return Constant.of(constant.shape(), values);
    }

    /** A layer of several values, element by element, with axes of length 1 repeated. */
    static Value merged(Node node, String type, List<Value> given) {
        int rank = given.stream().mapToInt(value -> value.layout().rank()).max().orElseThrow();
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        Value largest = given.get(0);
        List<Value> padded = new ArrayList<>();
        for (Value value : given) {
            if (node.network().batched() && value.layout().rank() != rank) {
                throw new RefusedNodeException("has operands of different numbers of axes, which mixes samples");
            }
            List<List<Factor>> axes = new ArrayList<>(value.layout().axes());
            while (axes.size() < rank) {
                axes.add(0, List.of());
            }
            Value full = value.with(value.layout().withAxes(axes));
            for (int axis = 0; axis < rank; axis++) {
                int length = full.layout().size(axis);
                if (shape[axis] != 1 && length != 1 && shape[axis] != length) {
                    throw new RefusedNodeException("has operands of lengths " + shape[axis] + " and " + length);
                }
                shape[axis] = Math.max(shape[axis], length);
            }
            padded.add(full);
            if (full.layout().elements() > largest.layout().elements() || padded.size() == 1) {
                largest = full;
            }
        }
        Network.shape(Arrays.stream(shape).asLongStream().toArray());
        int[] order = node.network().byAxes(largest).order();
        Value[] aligned = padded.stream()
                .map(value -> {
                    List<List<Factor>> held = new ArrayList<>(value.layout().axesInOrder(order));
                    while (held.size() > 1 && held.get(0).isEmpty()) {
                        held.remove(0);
                    }
                    return value.layout().held().equals(value.layout().axesInOrder(order))
                            ? value
                            : node.network().arranged(value, held);
                })
                .toArray(Value[]::new);
        boolean notNegative = !type.equals("Subtract") && given.stream().allMatch(Value::notNegative);
        boolean full =
                Arrays.stream(aligned).anyMatch(value -> value.layout().held().size() == rank);
        Layout layout = Layout.inOrder(shape, order);
        List<List<Factor>> held = new ArrayList<>(layout.held());
        if (!full) {
            int most = Arrays.stream(aligned)
                    .mapToInt(value -> value.layout().held().size())
                    .max()
                    .orElseThrow();
            held = held.subList(held.size() - most, held.size());
        }
        return Value.of(node.layer(type, Map.of(), aligned), layout.heldAs(held))
                .notNegative(notNegative);
    }

    /** A value plus a constant with an axis for each of the value's. */
    static Value summed(Node node, Value value, Constant constant) {
        return combined(node, value, constant, false);
    }

    /** A value times a constant with an axis for each of the value's. */
    static Value multiplied(Node node, Value value, Constant constant) {
        return combined(node, value, constant, true);
    }

    private static Value combined(Node node, Value given, Constant constant, boolean factor) {
        if (constant.elements() == 1) {
            return combined(node, given, List.of((double) constant.number(0)), factor);
        }
        Network.ByAxes byAxes = node.network().byAxes(given);
        Value x = byAxes.value();
        int[] order = byAxes.order();
        List<Integer> along = IntStream.range(0, order.length)
                .filter(position -> constant.size(order[position]) > 1)
                .boxed()
                .toList();
        int first = along.get(0);
        int last = along.get(along.size() - 1);
        for (int position = first; position <= last; position++) {
            if (constant.size(order[position]) != x.layout().size(order[position])) {
                throw new RefusedNodeException("has a constant " + Arrays.toString(constant.shape())
                        + " for axes of the value that are no neighbours in the network");
            }
        }
        float[] values = constant.transposed(order).numbers();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new RefusedNodeException("expected finite numbers, found " + value);
            }
        }
        if (first == last) {
            return combined(node, x, values, first, factor);
        }
        // Several axes become one for as long as it takes.
        List<List<Factor>> held = x.layout().held();
        List<List<Factor>> joined = new ArrayList<>(held.subList(0, first));
        joined.add(Layout.flat(held.subList(first, last + 1)));
        joined.addAll(held.subList(last + 1, held.size()));
        Value together = node.network().arranged(x, joined);
        return combined(node, together, values, first, factor);
    }

    /** With numbers for the indices of an axis of the network's tensor. */
    private static Value combined(Node node, Value x, float[] values, int axis, boolean factor) {
        DeclaredLayer layer = x.layer();
        boolean channels = axis == x.layout().held().size() - 1;
        if (channels && values.length <= MOST_IN_SOURCE) {
            List<Double> listed = IntStream.range(0, values.length)
                    .mapToObj(i -> (double) values[i])
                    .toList();
            if (!Boolean.FALSE.equals(layer.arguments().get(USE_BIAS))) {
                return combined(node, x, listed, factor);
            }
        }
        Object wanted = channels ? null : axis + 1;
        if (!factor && x.alone()) {
            boolean activated = layer.arguments().containsKey("activation");
            if (channels && Boolean.FALSE.equals(layer.arguments().get(USE_BIAS)) && !activated) {
                layer.arguments().remove(USE_BIAS);
                layer.weight("bias", values, values.length);
                node.joins(layer);
                return Value.of(layer, x.layout());
            }
            boolean scaledOnly = layer.is("BatchNormalization")
                    && Boolean.FALSE.equals(layer.arguments().get("center"));
            if (scaledOnly && Objects.equals(layer.arguments().get("axis"), wanted)) {
                layer.arguments().remove("center");
                layer.weight("beta", values, values.length);
                node.joins(layer);
                return Value.of(layer, x.layout());
            }
        }
        float[] ones = new float[node.network().make(values.length)];
        Arrays.fill(ones, 1);
        float[] zeros = new float[node.network().make(values.length)];
        Map<String, Object> arguments = new HashMap<>(Map.of("epsilon", 0.0, factor ? "center" : "scale", false));
        if (!channels) {
            arguments.put("axis", wanted);
        }
        DeclaredLayer normalization = node.layer("BatchNormalization", arguments, x)
                .weight(factor ? "gamma" : "beta", values, values.length)
                .weight("moving_mean", zeros, zeros.length)
                .weight("moving_variance", ones, ones.length);
        return Value.of(normalization, x.layout());
    }

    /** With a number for all values, or one for each of the network's channels. */
    private static Value combined(Node node, Value x, List<Double> values, boolean factor) {
        if (values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new RefusedNodeException("expected finite numbers, found " + values);
        }
        DeclaredLayer layer = x.layer();
        if (!factor && x.alone() && layer.is("Rescaling") && !layer.arguments().containsKey("offset")) {
            layer.set("offset", values);
            node.joins(layer);
            return Value.of(layer, x.layout());
        }
        Map<String, Object> arguments =
                factor ? Map.of("scale", values) : Map.of("scale", List.of(1.0), "offset", values);
        boolean notNegative = x.notNegative()
                && values.stream().flatMapToDouble(DoubleStream::of).allMatch(value -> value >= 0);
        return node.elementwise("Rescaling", arguments, x).notNegative(notNegative);
    }
}
