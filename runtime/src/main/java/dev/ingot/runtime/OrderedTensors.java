// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors without names, which {@link #bind} gives to the weights of a network in order. */
record OrderedTensors(List<Tensor> tensors) implements Weights {
    @Override
    public Weights bind(List<WeightSpec> specs) {
        if (specs.size() != tensors.size()) {
            String expected = specs.stream()
                    .map(spec -> spec.name() + " " + spec.shape())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("none");
            throw new WeightsException(
                    null, "tensors in order", -1, specs.size() + " (" + expected + ")", tensors.size() + "");
        }
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            named.put(specs.get(i).name(), tensors.get(i));
        }
        return NamedTensors.of(named);
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        throw new WeightsException(
                null,
                spec.name(),
                -1,
                "weights with names",
                "tensors in order, which must be bound to a network first");
    }
}
