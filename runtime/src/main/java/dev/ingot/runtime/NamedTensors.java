// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tensors in memory under canonical names.
 *
 * @param origin the file they come from; null if none
 */
record NamedTensors(String origin, Map<String, Tensor> tensors) implements Weights {
    private static final int MOST_NAMES_SHOWN = 8;

    NamedTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        Tensor tensor = tensors.get(spec.name());
        if (tensor == null) {
            throw missing(origin, spec, tensors.keySet());
        }
        TensorFile.requireShape(spec.shape(), tensor.shape(), origin, spec.name());
        return tensor;
    }

    @Override
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw missing(origin, name, tensors.keySet());
        }
        return tensor;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    static WeightsException missing(String origin, WeightSpec spec, Set<String> names) {
        return missing(origin, spec.name(), "a tensor of shape " + spec.shape(), names);
    }

    static WeightsException missing(String origin, String name, Set<String> names) {
        return missing(origin, name, "a tensor of that name", names);
    }

    private static WeightsException missing(String origin, String name, String expected, Set<String> names) {
        String found = names.isEmpty()
                ? "no tensors at all"
                : names.size() <= MOST_NAMES_SHOWN
                        ? "only " + String.join(", ", names)
                        : "none by that name among " + names.size();
        String nearest = NearestName.of(name, names);
        boolean torch = nearest != null
                && nearest.indexOf('/') < 0
                && (nearest.endsWith(".weight") || nearest.endsWith(".bias"));
        return new WeightsException(
                origin,
                name,
                -1,
                expected,
                found
                        + (nearest == null ? "" : "; the nearest name is " + nearest)
                        + (torch ? "; open a PyTorch state dict with Weights.pyTorch" : ""));
    }

    @Override
    public String toString() {
        return origin == null ? tensors.size() + " tensors" : origin;
    }
}
