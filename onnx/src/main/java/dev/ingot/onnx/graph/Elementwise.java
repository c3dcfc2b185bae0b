// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.Activations;
import dev.ingot.onnx.file.Constant;
import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Functions of single values, and softmax. */
final class Elementwise {
    private static final String ACTIVATION = "activation";
    /** What Keras' selu has, in float32. */
    private static final float SELU_ALPHA = 1.6732632423543772f;

    private static final float SELU_SCALE = 1.0507009873554805f;

    private Elementwise() {}

    /** An operator that is an activation function. */
    static Operator activation(Activations function, boolean notNegative) {
        return node -> {
            node.attributes().ignore("consumed_inputs", "says where to compute, not what");
            node.gives(activated(node, node.numbers(0), function).notNegative(notNegative));
        };
    }

    /** The function of a value: part of the layer that gives it, where that has one, or a layer. */
    private static Value activated(Node node, Value value, Activations function) {
        DeclaredLayer layer = value.layer();
        if (value.alone() && canActivate(layer)) {
            layer.set(ACTIVATION, function);
            node.joins(layer);
            return Value.of(layer, value.layout());
        }
        return node.elementwise("Activation", Map.of("value", function), value);
    }

    private static boolean canActivate(DeclaredLayer layer) {
        return !layer.isInput()
                && !layer.is("Activation")
                && !layer.arguments().containsKey(ACTIVATION)
                && List.of(layer.type().definition().getRecordComponents()).stream()
                        .anyMatch(member -> member.getName().equals(ACTIVATION));
    }

    private static Value layer(Node node, String type, String member, double argument) {
        return node.elementwise(type, Map.of(member, argument), node.numbers(0));
    }

    static void leakyRelu(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        node.gives(layer(node, "LeakyReLU", "negativeSlope", node.attributes().number("alpha", 0.01f)));
    }

    static void elu(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        float alpha = node.attributes().number("alpha", 1);
        node.gives(alpha == 1 ? activated(node, node.numbers(0), Activations.ELU) : layer(node, "ELU", "alpha", alpha));
    }

    static void celu(Node node) {
        float alpha = node.attributes().number("alpha", 1);
        node.gives(
                alpha == 1 ? activated(node, node.numbers(0), Activations.CELU) : layer(node, "CELU", "alpha", alpha));
    }

    static void selu(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        float alpha = node.attributes().number("alpha", SELU_ALPHA);
        float gamma = node.attributes().number("gamma", SELU_SCALE);
        Value x = node.numbers(0);
        node.gives(
                alpha == SELU_ALPHA && gamma == SELU_SCALE
                        ? activated(node, x, Activations.SELU)
                        : scaled(node, node.elementwise("ELU", Map.of("alpha", (double) alpha), x), gamma, 0));
    }

    static void gelu(Node node) {
        String approximate = node.attributes().text("approximate", "none");
        Value x = node.numbers(0);
        node.gives(
                switch (approximate) {
                    case "none" -> activated(node, x, Activations.GELU);
                    case "tanh" -> node.elementwise("GELU", Map.of("approximate", true), x);
                    default -> throw new RefusedNodeException("approximate", "expected none or tanh");
                });
    }

    static void thresholdedRelu(Node node) {
        double alpha = node.attributes().number("alpha", 1);
        Map<String, Object> arguments = Map.of("threshold", alpha, "defaultValue", 0.0);
        node.gives(node.elementwise("Threshold", arguments, node.numbers(0)).notNegative(alpha >= 0));
    }

    static void hardSigmoid(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        float alpha = node.attributes().number("alpha", 0.2f);
        float beta = node.attributes().number("beta", 0.5f);
        Value x = node.numbers(0);
        Value y;
        if (alpha == 0.2f && beta == 0.5f) {
            y = activated(node, x, Activations.KERAS2_HARD_SIGMOID);
        } else if (alpha == 1 / 6f && beta == 0.5f) {
            y = activated(node, x, Activations.HARD_SIGMOID);
        } else {
            y = node.elementwise("ReLU", Map.of("maxValue", 1.0), scaled(node, x, alpha, beta));
        }
        node.gives(y.notNegative(true));
    }

    static void shrink(Node node) {
        float lambda = node.attributes().number("lambd", 0.5f);
        float bias = node.attributes().number("bias", 0);
        if (bias != 0 && bias != lambda) {
            throw new RefusedNodeException("bias", "expected 0 or lambd");
        }
        node.gives(layer(node, bias == 0 ? "HardShrink" : "SoftShrink", "threshold", lambda));
    }

    static void clip(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        Value x = node.numbers(0);
        float least = bound(node, 1, "min", Float.NEGATIVE_INFINITY);
        float most = bound(node, 2, "max", Float.POSITIVE_INFINITY);
        if (Float.isNaN(least) || Float.isNaN(most)) {
            throw new RefusedNodeException("expected numbers as bounds, found NaN");
        }
        Value y;
        if (least == 0 && most == 6) {
            y = activated(node, x, Activations.RELU6);
        } else if (least == 0 && most >= Float.MAX_VALUE) {
            y = activated(node, x, Activations.RELU);
        } else if (least == 0 && most > 0) {
            y = node.elementwise("ReLU", Map.of("maxValue", (double) most), x);
        } else if (least == -1 && most == 1) {
            y = activated(node, x, Activations.HARD_TANH);
        } else {
            y = atMost(node, atLeast(node, x, least), most);
        }
        node.gives(y.notNegative(least >= 0 && most >= 0));
    }

    private static float bound(Node node, int input, String attribute, float none) {
        if (node.attributes().has(attribute)) {
            return node.attributes().number(attribute, none);
        }
        return node.optionalConstant(input)
                .map(constant -> {
                    if (constant.elements() != 1) {
                        throw new RefusedNodeException("expected one bound, found " + constant);
                    }
                    return constant.number(0);
                })
                .orElse(none);
    }

    /** The larger of a value and a number. */
    static Value atLeast(Node node, Value value, float least) {
        if (least <= -Float.MAX_VALUE) {
            return value;
        }
        Map<String, Object> arguments = Map.of("threshold", (double) least, "defaultValue", (double) least);
        return node.elementwise("Threshold", arguments, value);
    }

    /** The smaller of a value and a number: a threshold is from below, so of the negated value; negating is exact. */
    static Value atMost(Node node, Value value, float most) {
        return most >= Float.MAX_VALUE ? value : scaled(node, atLeast(node, scaled(node, value, -1, 0), -most), -1, 0);
    }

    /** {@code value * scale + offset}. */
    static Value scaled(Node node, Value value, float scale, float offset) {
        Map<String, Object> arguments = offset == 0
                ? Map.of("scale", List.of((double) scale))
                : Map.of("scale", List.of((double) scale), "offset", List.of((double) offset));
        return node.elementwise("Rescaling", arguments, value);
    }

    static void neg(Node node) {
        node.gives(scaled(node, node.numbers(0), -1, 0));
    }

    static void abs(Node node) {
        node.gives(absolute(node, node.numbers(0)));
    }

    static Value absolute(Node node, Value x) {
        Value negated = scaled(node, x, -1, 0);
        return Value.of(node.layer("Maximum", Map.of(), x, negated), x.layout()).notNegative(true);
    }

    static void pRelu(Node node) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        Network.ByAxes byAxes = node.network().byAxes(node.numbers(0));
        Value x = byAxes.value();
        Constant slope = node.constant(1);
        // Until version 7 a vector was for the channels.
        boolean channels = !node.since(7) && slope.rank() == 1 && slope.elements() > 1;
        int[] shape = new int[x.layout().rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = channels && i > 0 ? 1 : slope.size(0);
        }
        Constant aligned = channels ? slope.reshaped(shape) : Broadcast.aligned(node, slope, x);
        int[] order = byAxes.order();
        List<Integer> shared = IntStream.rangeClosed(1, order.length)
                .filter(axis -> aligned.size(order[axis - 1]) == 1 && x.layout().size(order[axis - 1]) > 1)
                .boxed()
                .toList();
        Constant alpha = aligned.transposed(order);
        DeclaredLayer layer = node.layer("PReLU", shared.isEmpty() ? Map.of() : Map.of("sharedAxes", shared), x)
                .weight("alpha", alpha.numbers(), alpha.shape());
        node.gives(Value.of(layer, x.layout()));
    }

    static void softmax(Node node) {
        softmax(node, "Softmax", true);
    }

    static void logSoftmax(Node node) {
        softmax(node, "LogSoftmax", false);
    }

    private static void softmax(Node node, String type, boolean notNegative) {
        Value given = node.numbers(0);
        int rank = node.rank(given);
        int axis = node.axis(node.attributes().whole("axis", node.since(13) ? -1 : 1), rank);
        // Until version 13 the axes from this one on were one.
        int last = node.since(13) ? axis : given.layout().rank() - 1;
        List<List<Factor>> summed = given.layout().axes().subList(axis, last + 1);
        Value x = given;
        List<Integer> axes = new ArrayList<>();
        if (new HashSet<>(given.layout().heldFactors()).equals(new HashSet<>(Layout.flat(summed)))) {
            // A sum over all values is one over all axes that are held, whatever their order.
            IntStream.rangeClosed(1, given.layout().held().size()).forEach(axes::add);
        } else {
            Network.ByAxes byAxes = node.network().byAxes(given);
            x = byAxes.value();
            IntStream.rangeClosed(axis, last).map(byAxes::place).sorted().forEach(place -> axes.add(place + 1));
        }
        boolean lastOnly = axes.equals(List.of(x.layout().held().size()));
        if (lastOnly && x.alone() && x.layer().is("Dense") && canActivate(x.layer())) {
            x.layer().set(ACTIVATION, notNegative ? Activations.SOFTMAX : Activations.LOG_SOFTMAX);
            node.joins(x.layer());
            node.gives(Value.of(x.layer(), x.layout()).notNegative(notNegative));
            return;
        }
        Map<String, Object> arguments = lastOnly ? Map.of() : Map.of("axis", List.copyOf(axes));
        node.gives(node.elementwise(type, arguments, x).notNegative(notNegative));
    }

    /** A node without effect at inference. */
    static void identity(Node node) {
        Object given = node.isConstant(0) ? node.constant(0) : node.value(0);
        node.gives(0, given);
    }

    static void dropout(Node node) {
        node.attributes().ignore("ratio", "for training only");
        node.attributes().ignore("seed", "for training only");
        node.attributes().ignore("is_test", "networks do not train");
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        node.noOutputFrom(1, "gives the mask of training");
        if (node.optionalConstant(2).filter(training -> training.number(0) != 0).isPresent()) {
            throw new RefusedNodeException("drops values as in training");
        }
        node.gives(node.value(0));
    }

    static void cast(Node node) {
        node.attributes().ignore("saturate", "for types that networks do not have");
        // Version 1 and some exporters write names.
        Value x = node.value(0);
        if (node.attributes().whole("to", 0) != ConstantFolding.FLOAT) {
            throw new RefusedNodeException("to", "expected 1, float32: networks compute in nothing else");
        }
        node.gives(x.asNumbers());
    }
}
