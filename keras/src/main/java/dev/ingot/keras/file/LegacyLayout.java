// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.keras.hdf5.Hdf5Dataset;
import dev.ingot.keras.hdf5.Hdf5Group;
import dev.ingot.runtime.LayerSpec;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of {@code .h5} files up to Keras 2, which Keras 3 still writes: a group for each layer by its name, with a list of
 * its weights' names. The order of that list depends on what was trained, so weights are found by name.
 */
final class LegacyLayout implements WeightLayout {
    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";
    /** Where a whole model's file has the weights. */
    private static final String MODEL_WEIGHTS = "model_weights";

    private static final String TOP_LEVEL = "top_level_model_weights";

    private final String file;
    private final Map<String, List<NamedWeight>> layers = new LinkedHashMap<>();

    /**
     * A weight in the group of a layer.
     *
     * @param path its name in the list without {@code :0}: scopes, then the variable
     */
    private record NamedWeight(String path, StoredTensor tensor) {
        boolean is(String name) {
            return path.equals(name) || path.endsWith("/" + name);
        }
    }

    LegacyLayout(String file, Hdf5Group root) {
        this.file = file;
        Hdf5Group weights = root.groups().getOrDefault(MODEL_WEIGHTS, root);
        for (String layer : list(weights, LAYER_NAMES)) {
            Hdf5Group group = find(weights, layer);
            List<NamedWeight> named = new ArrayList<>();
            for (String weight : list(group, WEIGHT_NAMES)) {
                named.add(new NamedWeight(weight.replaceFirst(":\\d+$", ""), dataset(group, weight)));
            }
            if (layers.put(layer, named) != null) {
                throw new WeightsException(file, weights.path(), -1, "each layer once", layer + " again");
            }
        }
        Hdf5Group top = weights.groups().get(TOP_LEVEL);
        if (top != null && !list(top, WEIGHT_NAMES).isEmpty()) {
            throw new WeightsException(
                    file, top.path(), -1, "weights of layers", "some of the model itself: " + list(top, WEIGHT_NAMES));
        }
    }

    static boolean describes(Hdf5Group root) {
        Hdf5Group weights = root.groups().getOrDefault(MODEL_WEIGHTS, root);
        return weights.texts().containsKey(LAYER_NAMES) || weights.texts().containsKey(LAYER_NAMES + "0");
    }

    /** A list of names, which lies in several attributes if it is long. */
    private List<String> list(Hdf5Group group, String attribute) {
        List<String> whole = group.texts().get(attribute);
        if (whole != null) {
            return whole;
        }
        List<String> joined = new ArrayList<>();
        int part = 0;
        while (group.texts().containsKey(attribute + part)) {
            joined.addAll(group.texts().get(attribute + part++));
        }
        if (part == 0) {
            throw new WeightsException(file, group.path(), -1, "the attribute " + attribute, "none");
        }
        return joined;
    }

    private Hdf5Group find(Hdf5Group parent, String path) {
        Hdf5Group group = parent;
        for (String name : path.split("/")) {
            group = group.groups().get(name);
            if (group == null) {
                throw new WeightsException(file, parent.path(), -1, "a group " + path, "none");
            }
        }
        return group;
    }

    private StoredTensor dataset(Hdf5Group layer, String path) {
        int slash = path.lastIndexOf('/');
        Hdf5Group group = slash < 0 ? layer : find(layer, path.substring(0, slash));
        Hdf5Dataset dataset = group.datasets().get(path.substring(slash + 1));
        if (dataset == null) {
            throw new WeightsException(file, layer.path(), -1, "a dataset " + path, "none");
        }
        return StoredTensor.of(dataset);
    }

    @Override
    public Map<String, StoredTensor> match(Signature signature) {
        Map<String, StoredTensor> left = new LinkedHashMap<>();
        layers.values()
                .forEach(weights ->
                        weights.forEach(weight -> left.put(weight.tensor().path(), weight.tensor())));
        Map<String, StoredTensor> matched = new LinkedHashMap<>();
        for (WeightSpec spec : signature.weights()) {
            List<NamedWeight> candidates = candidates(spec.layer(), spec.variable());
            if (candidates.isEmpty()) {
                candidates = candidates(spec.layer(), FormerVariables.of(spec, signature));
            }
            if (candidates.size() > 1) {
                throw new WeightsException(
                        file,
                        spec.name(),
                        -1,
                        "one weight of that name",
                        candidates.stream().map(NamedWeight::path).toList() + "");
            }
            if (candidates.size() == 1) {
                StoredTensor tensor = candidates.get(0).tensor();
                matched.put(spec.name(), tensor);
                left.remove(tensor.path());
            }
        }
        for (LayerSpec layer : signature.layers()) {
            for (NamedWeight weight : layers.getOrDefault(layer.name(), List.of())) {
                String variable = weight.path().substring(weight.path().lastIndexOf('/') + 1);
                if (TrainingState.is(layer.type(), variable)) {
                    left.remove(weight.tensor().path());
                }
            }
        }
        matched.putAll(left);
        return matched;
    }

    /** The weights that this may be: by the layer's name, or for a layer of an inner model by that model's name first. */
    private List<NamedWeight> candidates(String layerName, String variable) {
        String inner = variable;
        String layer = layerName;
        while (!layers.containsKey(layer) && layer.contains("/")) {
            int slash = layer.lastIndexOf('/');
            inner = layer.substring(slash + 1) + "/" + inner;
            layer = layer.substring(0, slash);
        }
        String name = inner;
        return layers.getOrDefault(layer, List.of()).stream()
                .filter(weight -> weight.is(name))
                .toList();
    }
}
