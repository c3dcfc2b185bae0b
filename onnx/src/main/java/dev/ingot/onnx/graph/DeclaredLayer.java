// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer, or an input, that gets its field when all are known; later nodes may still add a bias or an activation to it. */
final class DeclaredLayer {
    private final LayerType type;
    private final List<DeclaredLayer> from;
    private final Map<String, Object> arguments;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private String name;

    private DeclaredLayer(String name, LayerType type, Map<String, Object> arguments, List<DeclaredLayer> from) {
        this.name = name;
        this.type = type;
        this.arguments = new LinkedHashMap<>(arguments);
        this.from = List.copyOf(from);
    }

    static DeclaredLayer input(String name) {
        return new DeclaredLayer(name, null, Map.of(), List.of());
    }

    /**
     * A layer; see {@link Network#declare}.
     *
     * @param layer the class in the layer table
     * @param arguments the members of its annotation
     */
    static DeclaredLayer of(String name, String layer, Map<String, Object> arguments, List<DeclaredLayer> from) {
        return new DeclaredLayer(name, LayerTable.ofKerasClass(layer).orElseThrow(), arguments, from);
    }

    boolean isInput() {
        return type == null;
    }

    LayerType type() {
        return type;
    }

    /** Whether it is of this class in the layer table. */
    boolean is(String layer) {
        return type != null && type.kerasClass().equals(layer);
    }

    /** The name that the file suggests. */
    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    List<DeclaredLayer> from() {
        return from;
    }

    /** The members of the annotation that are given. */
    Map<String, Object> arguments() {
        return arguments;
    }

    void set(String member, Object value) {
        arguments.put(member, value);
    }

    /** Variables and their values. */
    Map<String, Tensor> weights() {
        return weights;
    }

    DeclaredLayer weight(String variable, float[] values, int... shape) {
        weights.put(variable, Tensor.of(values, shape));
        return this;
    }
}
