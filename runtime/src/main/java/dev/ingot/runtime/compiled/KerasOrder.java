// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.LayerSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which a functional Keras model lists its layers: by the longest way to an output, longest first; among equals
 * as a walk from the outputs to the inputs first meets them. A layer that is used several times stands where its farthest use
 * would. (As {@code map_graph} in Keras 3.15's {@code ops/function.py}.)
 */
final class KerasOrder {
    private final Map<String, LayerSpec> uses = new LinkedHashMap<>();
    /** By layer, when the walk first met one of its uses. */
    private final Map<String, Integer> met = new LinkedHashMap<>();
    /** The uses behind all that they take. */
    private final List<LayerSpec> ordered = new ArrayList<>();

    private final Set<String> started = new HashSet<>();

    private KerasOrder(List<LayerSpec> layers) {
        layers.forEach(layer -> uses.put(layer.name(), layer));
    }

    /**
     * The names of the layers in Keras' order, each once however often it is used.
     *
     * @param layers all uses, each behind those that it takes
     * @param outputs names of the uses that give the outputs
     */
    static List<String> of(List<LayerSpec> layers, List<String> outputs) {
        KerasOrder order = new KerasOrder(layers);
        outputs.forEach(order::meet);
        // Layers that no output needs come as if they were outputs.
        layers.forEach(layer -> order.meet(layer.name()));
        Map<String, Integer> depths = order.depths();
        return order.met.keySet().stream()
                .sorted(Comparator.comparing((String layer) -> -depths.get(layer))
                        .thenComparing(order.met::get))
                .toList();
    }

    private void meet(String name) {
        if (started.add(name)) {
            LayerSpec use = uses.get(name);
            met.putIfAbsent(use.owner(), met.size());
            use.from().forEach(this::meet);
            ordered.add(use);
        }
    }

    /** The longest way from each layer to an output; a use counts from where an earlier seen one of the same layer stands. */
    private Map<String, Integer> depths() {
        Map<String, Integer> ofUses = new HashMap<>();
        Map<String, Integer> ofLayers = new HashMap<>();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            LayerSpec use = ordered.get(i);
            int depth = Math.max(ofUses.getOrDefault(use.name(), 0), ofLayers.getOrDefault(use.owner(), 0));
            ofLayers.put(use.owner(), depth);
            use.from().forEach(name -> ofUses.merge(name, depth + 1, Math::max));
        }
        return ofLayers;
    }
}
