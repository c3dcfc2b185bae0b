// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.LayerSpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a functional Keras model lists its layers: by the longest way to an output, longest first; among equals
 * as a walk from the outputs to the inputs first meets them.
 */
final class KerasOrder {
    private final Map<String, LayerSpec> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> met = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new LinkedHashMap<>();

    private KerasOrder(List<LayerSpec> layers) {
        layers.forEach(layer -> nodes.put(layer.name(), layer));
    }

    /**
     * The layers in Keras' order.
     *
     * @param layers each behind those that it takes
     */
    static List<LayerSpec> of(List<LayerSpec> layers, List<String> outputs) {
        KerasOrder order = new KerasOrder(layers);
        outputs.forEach(order::meet);
        // Layers that no output needs come as if they were outputs.
        layers.forEach(layer -> order.meet(layer.name()));
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerSpec layer = layers.get(i);
            int depth = order.depths.merge(layer.name(), 0, Math::max);
            layer.from().forEach(name -> order.depths.merge(name, depth + 1, Math::max));
        }
        return layers.stream()
                .sorted(Comparator.comparing((LayerSpec layer) -> -order.depths.get(layer.name()))
                        .thenComparing(layer -> order.met.get(layer.name())))
                .toList();
    }

    private void meet(String name) {
        if (met.putIfAbsent(name, met.size()) == null) {
            nodes.get(name).from().forEach(this::meet);
        }
    }
}
