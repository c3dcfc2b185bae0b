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
 * @param type Keras' class of the layer
 * @param weights each weight by the name that it has in the module
 */
record TorchLayer(String name, String type, Map<String, WeightSpec> weights) {
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
            String type = types.getOrDefault(spec.layer(), "");
            layers.computeIfAbsent(key, unseen -> new TorchLayer(spec.layer(), type, new LinkedHashMap<>()))
                    .weights()
                    .put(tensor(spec, origin), spec);
        }
        return new ArrayList<>(layers.values());
    }

    private static String tensor(WeightSpec spec, String origin) {
        boolean joined = isJoined(spec.flattenedFrom()) || isJoined(spec.unflattenedTo());
        if (joined) {
            throw new WeightsException(
                    origin,
                    spec.name(),
                    -1,
                    "values of one flattened tensor, whose order in PyTorch is known",
                    "those of several, put together or reshaped; take it from another file with overlay");
        }
        return switch (spec.variable()) {
            case "kernel", "depthwise_kernel", "pointwise_kernel", "gamma", "alpha", "embeddings" -> "weight";
            case "bias", "beta" -> "bias";
            case "moving_mean" -> "running_mean";
            case "moving_variance" -> "running_var";
            default ->
                throw new WeightsException(
                        origin,
                        spec.name(),
                        -1,
                        "a variable that modules of PyTorch have",
                        spec.variable() + "; take it from another file with overlay");
        };
    }

    private static boolean isJoined(Shape flattened) {
        return flattened != null && flattened.rank() == 0;
    }

    /** How the tensor of this name is laid out. */
    TorchLayout layout(String tensor) {
        return TorchLayout.of(type, weights.get(tensor));
    }

    /** Whether a name means this: the layer's, or that of one of these weights. */
    boolean isCalled(String wanted) {
        return name.equals(wanted)
                || weights.values().stream().anyMatch(spec -> spec.name().equals(wanted));
    }

    /** Whether a module has exactly these weights, in these shapes. */
    boolean fits(TorchModule module) {
        return module.shapes().keySet().equals(weights.keySet())
                && weights.keySet().stream()
                        .allMatch(tensor -> layout(tensor).fits(module.shapes().get(tensor)));
    }

    /** Such as {@code image, a module with weight (64, 3, 4, 4), bias (64)}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        weights.forEach((tensor, spec) -> text.add(tensor + " " + layout(tensor).shape()));
        return "a module with " + text;
    }
}
