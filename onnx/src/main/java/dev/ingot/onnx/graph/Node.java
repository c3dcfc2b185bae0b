// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.importer.model.Report;
import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A node of the graph with what it takes, and the layers that are declared for it. */
final class Node {
    private final String name;
    private final String operator;
    private final String suggestedName;
    private final Attributes attributes;
    private final Network network;
    /** Values and constants; null for an optional input that is left out. */
    private final List<Object> inputs;
    /** Which outputs something takes. */
    private final boolean[] taken;

    private final Object[] outputs;
    private final Set<String> layers = new LinkedHashSet<>();

    /**
     * A node.
     *
     * @param name its name in messages
     * @param suggestedName what its layer may be called
     * @param inputs values and constants; null for an optional input that is left out
     * @param taken which of its outputs something takes
     */
    Node(
            String name,
            String operator,
            String suggestedName,
            Attributes attributes,
            Network network,
            List<Object> inputs,
            boolean[] taken) {
        this.name = name;
        this.operator = operator;
        this.suggestedName = suggestedName;
        this.attributes = attributes;
        this.network = network;
        this.inputs = inputs;
        this.taken = taken;
        this.outputs = new Object[taken.length];
    }

    String name() {
        return name;
    }

    String operator() {
        return operator;
    }

    Attributes attributes() {
        return attributes;
    }

    Network network() {
        return network;
    }

    /** Whether the operators are of this version or a later one. */
    boolean since(int opset) {
        return network.opset() >= opset;
    }

    int inputs() {
        return inputs.size();
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    boolean isConstant(int input) {
        return has(input) && inputs.get(input) instanceof Constant;
    }

    /** Whether it takes constants only. */
    boolean isConstant() {
        return inputs.stream().allMatch(input -> input == null || input instanceof Constant);
    }

    /** An input that the network computes. */
    Value value(int input) {
        if (has(input) && inputs.get(input) instanceof Value value) {
            return value;
        }
        throw new RefusedNodeException(
                "expected a computed value as input " + input + ", found " + (has(input) ? "a constant" : "none"));
    }

    /** An input of float32 numbers that the network computes. */
    Value numbers(int input) {
        Value value = value(input);
        if (value.whole()) {
            throw new RefusedNodeException("computes with whole numbers; networks compute in float32");
        }
        return value;
    }

    /** An input that must be a constant. */
    Constant constant(int input) {
        if (has(input) && inputs.get(input) instanceof Constant constant) {
            return constant;
        }
        throw new RefusedNodeException(
                "expected a constant as input " + input + ", found " + (has(input) ? "a computed value" : "none"));
    }

    /** An input that must be a constant if it is there. */
    Optional<Constant> optionalConstant(int input) {
        return has(input) ? Optional.of(constant(input)) : Optional.empty();
    }

    /** Whole numbers, from an input that must be a constant or, in former versions, from an attribute. */
    Optional<long[]> wholes(int input, String attribute) {
        if (attributes.has(attribute)) {
            return attributes.wholes(attribute);
        }
        return optionalConstant(input).map(constant -> {
            if (!constant.isWhole() || constant.hasBatch()) {
                throw new RefusedNodeException("expected whole numbers as input " + input + ", found " + constant);
            }
            return LongStream.range(0, constant.elements())
                    .map(index -> constant.whole((int) index))
                    .toArray();
        });
    }

    /** Whether something takes an output. */
    boolean takes(int output) {
        return output < taken.length && taken[output];
    }

    int outputs() {
        return outputs.length;
    }

    /** Refuses outputs from this one on that something takes. */
    void noOutputFrom(int output, String reason) {
        for (int i = output; i < taken.length; i++) {
            if (taken[i]) {
                throw new RefusedNodeException(reason);
            }
        }
    }

    void gives(Value value) {
        gives(0, value);
    }

    void gives(int output, Object valueOrConstant) {
        outputs[output] = valueOrConstant;
    }

    /** The value or constant that was given; null if none was. */
    Object output(int output) {
        return outputs[output];
    }

    /** Declares a layer. */
    DeclaredLayer layer(String type, Map<String, Object> arguments, Value... from) {
        layers.add("@" + type);
        return network.declare(
                suggestedName,
                type,
                arguments,
                Arrays.stream(from).map(Value::layer).toList());
    }

    /** Declares a layer that keeps the layout, and gives what it gives. */
    Value elementwise(String type, Map<String, Object> arguments, Value from) {
        return Value.of(layer(type, arguments, from), from.layout());
    }

    /** Notes a change of a layer that is there. */
    void joins(DeclaredLayer layer) {
        layers.add("part of @" + layer.type().annotation().getSimpleName());
    }

    /** The number of axes that ONNX gives a value. */
    int rank(Value value) {
        return value.layout().rank() + (network.batched() ? 1 : 0);
    }

    /**
     * An axis of ONNX's as one of the layout's.
     *
     * @param axis the axis, counted from the end if negative
     * @param rank the number of axes with the batch
     */
    int axis(long axis, int rank) {
        long index = axis < 0 ? axis + rank : axis;
        if (index < 0 || index >= rank) {
            throw new RefusedNodeException("has axis " + axis + " of a tensor of " + rank + " axes");
        }
        if (!network.batched()) {
            return (int) index;
        }
        if (index == 0) {
            throw new RefusedNodeException("mixes the samples of the batch, which is axis 0");
        }
        return (int) index - 1;
    }

    /** Axes of ONNX's as those of the layout, ascending and each once. */
    int[] axes(long[] axes, Value value) {
        List<Integer> indices = new ArrayList<>();
        for (long axis : axes) {
            int index = axis(axis, rank(value));
            if (indices.contains(index)) {
                throw new RefusedNodeException("has axis " + axis + " twice");
            }
            indices.add(index);
        }
        return indices.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Needs an image or the like: spatial axes, so many as a layer can have. */
    int spatialAxes(Value value) {
        int axes = value.layout().rank() - 1;
        if (!network.batched() || axes < 1 || axes > 3) {
            throw new RefusedNodeException("expected (batch, channels) and one to three axes more, found a tensor of "
                    + rank(value) + " axes" + (network.batched() ? "" : " of which none is the batch"));
        }
        return axes;
    }

    /** Reports what became of the node and its attributes. */
    void report(Report report, RefusedNodeException refusal) {
        String as = layers.isEmpty() ? "no layer needed" : layers.stream().collect(Collectors.joining(", "));
        if (refusal == null) {
            report.used(name, operator, "", null, as);
        } else if (refusal.attribute().isEmpty() || !attributes.has(refusal.attribute())) {
            report.refuse(
                    name,
                    operator,
                    (refusal.attribute().isEmpty() ? "" : refusal.attribute() + ": ") + refusal.getMessage());
        }
        attributes.report(report, name, operator, as, refusal);
    }
}
