// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import dev.ingot.importer.model.Report;
import dev.ingot.onnx.file.Constant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The attributes of a node; remembers which were asked for, as one that nobody asks for is a reason to refuse the node. */
final class Attributes {
    private final Map<String, AttributeProto> attributes = new LinkedHashMap<>();
    private final Map<String, String> inert = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Function<AttributeProto, Constant> tensors;

    Attributes(List<AttributeProto> attributes, Function<AttributeProto, Constant> tensors) {
        attributes.forEach(attribute -> this.attributes.put(attribute.getName(), attribute));
        this.tensors = tensors;
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    private Optional<AttributeProto> get(String name, AttributeType type) {
        AttributeProto attribute = attributes.get(name);
        if (attribute == null) {
            return Optional.empty();
        }
        used.add(name);
        if (attribute.getType() != type || !attribute.getRefAttrName().isEmpty()) {
            throw new RefusedNodeException(name, "expected " + type + ", found " + attribute.getType());
        }
        return Optional.of(attribute);
    }

    /** A whole number. */
    long whole(String name, long defaultValue) {
        return get(name, AttributeType.INT).map(AttributeProto::getI).orElse(defaultValue);
    }

    /** A whole number that is a switch. */
    boolean on(String name, boolean defaultValue) {
        return whole(name, defaultValue ? 1 : 0) != 0;
    }

    float number(String name, float defaultValue) {
        return get(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(defaultValue);
    }

    String text(String name, String defaultValue) {
        return get(name, AttributeType.STRING)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(defaultValue);
    }

    /** Whole numbers; empty if the attribute is not there. */
    Optional<long[]> wholes(String name) {
        return get(name, AttributeType.INTS)
                .map(attribute -> attribute.getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /** A number for each axis, in the range of those that a layer can have. */
    int[] perAxis(String name, int axes, int least, int defaultValue) {
        long[] values = wholes(name)
                .orElseGet(() ->
                        LongStream.generate(() -> defaultValue).limit(axes).toArray());
        if (values.length != axes) {
            throw new RefusedNodeException(name, "expected " + axes + " numbers, found " + values.length);
        }
        int[] checked = new int[axes];
        for (int i = 0; i < axes; i++) {
            checked[i] = length(name, values[i], least);
        }
        return checked;
    }

    /** A number that lengths can be made of without overflow. */
    static int length(String what, long value, int least) {
        int most = 1 << 24;
        if (value < least || value > most) {
            throw new RefusedNodeException(what, "expected numbers from " + least + " to " + most + ", found " + value);
        }
        return (int) value;
    }

    Optional<float[]> numbers(String name) {
        return get(name, AttributeType.FLOATS).map(attribute -> {
            float[] values = new float[attribute.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = attribute.getFloats(i);
            }
            return values;
        });
    }

    Optional<Constant> tensor(String name) {
        return get(name, AttributeType.TENSOR).map(tensors);
    }

    /** An attribute that may be there and has no effect. */
    void ignore(String name, String reason) {
        if (has(name)) {
            inert.put(name, reason);
        }
    }

    /** An attribute that must have one value, or not be there. */
    void only(String name, long value, String reason) {
        if (whole(name, value) != value) {
            throw new RefusedNodeException(name, reason);
        }
    }

    /** The first attribute that nobody asked for. */
    Optional<String> unknown() {
        return attributes.keySet().stream()
                .filter(name -> !used.contains(name) && !inert.containsKey(name))
                .findFirst();
    }

    /** Reports what became of each. */
    void report(Report report, String node, String operator, String as, RefusedNodeException refusal) {
        attributes.forEach((name, attribute) -> {
            String value = text(attribute);
            if (refusal != null && refusal.attribute().equals(name)) {
                report.refuse(node, operator, name, value, refusal.getMessage());
            } else if (inert.containsKey(name)) {
                report.inert(node, operator, name, value, inert.get(name));
            } else if (used.contains(name)) {
                report.used(node, operator, name, value, as);
            } else if (refusal == null) {
                report.refuse(node, operator, name, value, "unknown attribute");
            }
        });
    }

    private static String text(AttributeProto attribute) {
        return switch (attribute.getType()) {
            case INT -> attribute.getI() + "";
            case FLOAT -> attribute.getF() + "";
            case STRING -> '"' + attribute.getS().toStringUtf8() + '"';
            case INTS -> attribute.getIntsList().toString();
            case FLOATS -> attribute.getFloatsList().toString();
            case TENSOR -> "a tensor " + attribute.getT().getDimsList();
            default -> attribute.getType().toString();
        };
    }
}
