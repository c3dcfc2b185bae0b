// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The weights of a network that one module of PyTorch has: those of a layer, or a part of them where PyTorch needs two modules
 * for the layer.
 *
 * @param name the layer's name
 * @param weights the name of each weight, by the name of its tensor in the module
 * @param layouts how each lies in the tensor, by the same
 */
record TorchLayer(String name, Map<String, String> weights, Map<String, TorchLayout> layouts) {
    /**
     * The layers of a network that have weights, in their order.
     *
     * @param origin the file, for messages
     */
    static List<TorchLayer> of(Signature signature, String origin) {
        Map<String, String> types = new LinkedHashMap<>();
        for (LayerSpec layer : signature.layers()) {
            types.put(layer.name(), layer.type());
        }
        Map<String, TorchLayer> layers = new LinkedHashMap<>();
        for (WeightSpec spec : signature.weights()) {
            // A separable convolution is two modules, the second with the bias.
            String key = spec.variable().equals("depthwise_kernel") ? spec.name() : spec.layer();
            TorchLayer layer = layers.get(key);
            if (layer == null) {
                layer = new TorchLayer(spec.layer(), new LinkedHashMap<>(), new LinkedHashMap<>());
                layers.put(key, layer);
            }
            String tensor = tensor(spec, origin);
            layer.weights.put(tensor, spec.name());
            layer.layouts.put(tensor, TorchLayout.of(types.getOrDefault(spec.layer(), ""), spec));
        }
        return new ArrayList<>(layers.values());
    }

    private static String tensor(WeightSpec spec, String origin) {
        return switch (spec.variable()) {
            case "kernel", "depthwise_kernel", "pointwise_kernel", "gamma", "scale", "alpha", "embeddings" -> "weight";
            case "bias", "beta" -> "bias";
            case "moving_mean" -> "running_mean";
            case "moving_variance" -> "running_var";
            default ->
                throw new WeightsException(
                        origin, spec.name(), -1, "a variable that modules of PyTorch have", spec.variable());
        };
    }

    /** Whether a name means this: the layer's, or that of one of these weights. */
    boolean isCalled(String wanted) {
        return name.equals(wanted) || weights.containsValue(wanted);
    }

    /** Whether a module has exactly these weights, in these shapes. */
    boolean fits(TorchModule module) {
        if (!module.shapes().keySet().equals(weights.keySet())) {
            return false;
        }
        for (Map.Entry<String, TorchLayout> weight : layouts.entrySet()) {
            if (!weight.getValue().fits(module.shapes().get(weight.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code a module with weight (64, 3, 4, 4), bias (64)}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        layouts.forEach((tensor, layout) -> text.add(tensor + " " + layout.shape()));
        return "a module with " + text;
    }
}
