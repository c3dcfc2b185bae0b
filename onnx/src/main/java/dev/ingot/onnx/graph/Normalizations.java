// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Normalisations. */
final class Normalizations {
    private static final float EPSILON = 1e-5f;
    private static final String NAME = "epsilon";

    private Normalizations() {}

    static void batchNormalization(Node node) {
        Attributes attributes = node.attributes();
        attributes.ignore("momentum", "for training only");
        attributes.ignore("consumed_inputs", "says where to compute, not what");
        attributes.only("training_mode", 0, "normalises with the statistics of the batch, as in training");
        attributes.only("spatial", 1, "normalises each value for itself");
        if (!node.since(7)) {
            attributes.only("is_test", 1, "normalises with the statistics of the batch, as in training");
        }
        node.noOutputFrom(1, "gives statistics of training");
        Network.ByAxes x = node.network().byAxes(node.numbers(0));
        Layout layout = x.value().layout();
        if (layout.rank() == 0 || !node.network().batched()) {
            throw new RefusedNodeException("expected a batch and channels, found axes without a batch");
        }
        int place = x.place(0);
        Map<String, Object> arguments = new HashMap<>(Map.of(NAME, epsilon(node)));
        if (place < layout.rank() - 1) {
            arguments.put("axis", place + 1);
        }
        DeclaredLayer layer = node.layer("BatchNormalization", arguments, x.value());
        String[] variables = {"gamma", "beta", "moving_mean", "moving_variance"};
        for (int i = 0; i < variables.length; i++) {
            layer.weight(variables[i], vector(node, i + 1, layout.size(0)), layout.size(0));
        }
        node.gives(Value.of(layer, layout));
    }

    private static double epsilon(Node node) {
        return node.attributes().number(NAME, EPSILON);
    }

    private static float[] vector(Node node, int input, int length) {
        Constant constant = node.constant(input);
        if (constant.elements() != length) {
            throw new RefusedNodeException("expected " + length + " numbers as input " + input + ", found " + constant);
        }
        return constant.numbers();
    }

    static void instanceNormalization(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        Value x = node.network().channelsLast(node.numbers(0));
        node.spatialAxes(x);
        grouped(
                node,
                x,
                -1,
                vector(node, 1, x.layout().size(0)),
                vector(node, 2, x.layout().size(0)));
    }

    static void groupNormalization(Node node) {
        node.attributes().only("stash_type", 1, "computes statistics in another type than float32");
        Value x = node.network().channelsLast(node.numbers(0));
        node.spatialAxes(x);
        int channels = x.layout().size(0);
        int groups = Attributes.length("num_groups", node.attributes().whole("num_groups", 0), 1);
        if (channels % groups != 0) {
            throw new RefusedNodeException("num_groups", channels + " channels are no multiple of it");
        }
        // Until version 21 factors and summands were those of groups.
        int each = node.since(21) ? 1 : channels / groups;
        grouped(node, x, groups, repeated(node, 1, channels, each), repeated(node, 2, channels, each));
    }

    private static float[] repeated(Node node, int input, int channels, int each) {
        float[] values = vector(node, input, channels / each);
        float[] repeated = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            repeated[channel] = values[channel / each];
        }
        return repeated;
    }

    private static void grouped(Node node, Value x, int groups, float[] gamma, float[] beta) {
        DeclaredLayer layer = node.layer("GroupNormalization", Map.of("groups", groups, NAME, epsilon(node)), x)
                .weight("gamma", gamma, gamma.length)
                .weight("beta", beta, beta.length);
        node.gives(Value.of(layer, x.layout()));
    }

    static void layerNormalization(Node node) {
        node.attributes().only("stash_type", 1, "computes statistics in another type than float32");
        node.noOutputFrom(1, "gives the mean and the inverse of the standard deviation, which no layer does");
        Network.ByAxes x = node.network().byAxes(node.numbers(0));
        Map<String, Object> arguments = new HashMap<>(Map.of(NAME, epsilon(node)));
        List<Integer> places = places(node, x);
        arguments.put("axis", axisMember(x, places));
        if (!node.has(2)) {
            arguments.put("center", false);
        }
        DeclaredLayer layer = node.layer("LayerNormalization", arguments, x.value());
        weight(node, layer, "gamma", 1, x, places);
        if (node.has(2)) {
            weight(node, layer, "beta", 2, x, places);
        }
        node.gives(Value.of(layer, x.value().layout()));
    }

    static void rmsNormalization(Node node) {
        node.attributes().only("stash_type", 1, "computes statistics in another type than float32");
        Network.ByAxes x = node.network().byAxes(node.numbers(0));
        List<Integer> places = places(node, x);
        Map<String, Object> arguments = Map.of(NAME, epsilon(node), "axis", axisMember(x, places));
        DeclaredLayer layer = node.layer("RMSNormalization", arguments, x.value());
        weight(node, layer, "scale", 1, x, places);
        node.gives(Value.of(layer, x.value().layout()));
    }

    /** Where the axes from the attribute's on are in the network's tensor, ascending. */
    private static List<Integer> places(Node node, Network.ByAxes x) {
        int axis = node.axis(node.attributes().whole("axis", -1), node.rank(x.value()));
        return IntStream.range(axis, x.order().length)
                .map(x::place)
                .sorted()
                .boxed()
                .toList();
    }

    private static List<Integer> axisMember(Network.ByAxes x, List<Integer> places) {
        return places.equals(List.of(x.order().length - 1))
                ? List.of(-1)
                : places.stream().map(place -> place + 1).toList();
    }

    /** Factors or summands for the axes, repeated where the constant has them once. */
    private static void weight(
            Node node, DeclaredLayer layer, String variable, int input, Network.ByAxes x, List<Integer> places) {
        Layout layout = x.value().layout();
        Constant constant = Broadcast.aligned(node, node.constant(input), x.value());
        List<Integer> axes = new ArrayList<>();
        places.forEach(place -> axes.add(x.order()[place]));
        long values = 1;
        for (int axis = 0; axis < layout.rank(); axis++) {
            if (!axes.contains(axis) && constant.size(axis) > 1) {
                throw new RefusedNodeException("has factors for axes that it does not normalise over");
            }
            values *= axes.contains(axis) ? layout.size(axis) : 1;
        }
        int[] shape = axes.stream().mapToInt(layout::size).toArray();
        float[] numbers = new float[node.network().make(values)];
        for (int i = 0; i < numbers.length; i++) {
            int rest = i;
            int[] index = new int[layout.rank()];
            for (int k = shape.length - 1; k >= 0; k--) {
                index[axes.get(k)] = rest % shape[k];
                rest /= shape[k];
            }
            int from = 0;
            for (int axis = 0; axis < index.length; axis++) {
                from = from * constant.size(axis) + Math.min(index[axis], constant.size(axis) - 1);
            }
            numbers[i] = constant.number(from);
        }
        layer.weight(variable, numbers, shape);
    }
}
