// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tensors without names, which {@link #bind} gives to the weights of a network in order.
 *
 * @param origin the file they come from; null for tensors in memory
 */
record OrderedTensors(String origin, List<Tensor> tensors) implements Weights {
    @Override
    public Weights bind(Signature signature) {
        List<WeightSpec> specs = signature.weights();
        if (specs.size() != tensors.size()) {
            String wanted =
                    specs.stream().map(spec -> spec.name() + " " + spec.shape()).collect(Collectors.joining(", "));
            throw new WeightsException(
                    origin, null, -1, specs.size() + " tensors (" + wanted + ")", tensors.size() + " without a name");
        }
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            named.put(specs.get(i).name(), tensors.get(i));
        }
        return new NamedTensors(origin, named);
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        throw new WeightsException(
                origin, spec.name(), -1, "named tensors", "tensors without names, which bind must give names first");
    }

    @Override
    public String toString() {
        return origin == null ? tensors.size() + " tensors in order" : origin;
    }
}
