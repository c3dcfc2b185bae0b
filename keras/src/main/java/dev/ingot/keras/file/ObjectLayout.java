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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The layout of {@code .weights.h5} and {@code .keras}: a tree of objects, in which a layer is found by its class and its
 * place among the layers of that class, and a variable by its place in the layer. The config of the model says which layers
 * there are; without it the network's own layers do, and the names that newer files add must not speak against it.
 */
final class ObjectLayout implements WeightLayout {
    private static final String VARIABLES = "vars";
    /** The part of a wrapper that is the layer in it. */
    private static final String WRAPPED = "layer";

    private static final String SPECTRAL_NORMALIZATION = "SpectralNormalization";
    private static final String LAYERS = "layers";
    /** What TensorFlow 2.12 and 2.13 call the layers. */
    private static final String LAYERS_IN_2_13 = "_layer_checkpoint_dependencies";

    /** Objects whose variables play no part in inference. */
    private static final Set<String> INERT = Set.of("optimizer", "seed_generator");

    private final String file;
    private final Hdf5Group root;
    private final ConfigLayer config;
    private final String container;

    /**
     * The layout of a file.
     *
     * @param config the model; null if the file does not say
     */
    ObjectLayout(String file, Hdf5Group root, ConfigLayer config) {
        this.file = file;
        this.root = root;
        this.config = config;
        this.container = root.groups().containsKey(LAYERS) ? LAYERS : LAYERS_IN_2_13;
    }

    static boolean describes(Hdf5Group root) {
        return root.groups().containsKey(LAYERS) || root.groups().containsKey(LAYERS_IN_2_13);
    }

    @Override
    public Map<String, StoredTensor> match(Signature signature) {
        Map<String, Hdf5Group> groups = config == null ? groupsOf(signature) : groupsOf(config);
        Map<String, List<WeightSpec>> specs = signature.weights().stream()
                .collect(Collectors.groupingBy(WeightSpec::layer, LinkedHashMap::new, Collectors.toList()));
        Map<String, Hdf5Dataset> left = new TreeMap<>();
        collect(root, left);
        Map<String, String> classes =
                signature.layers().stream().collect(Collectors.toMap(LayerSpec::name, LayerSpec::type, (a, b) -> a));
        Map<String, StoredTensor> matched = new LinkedHashMap<>();
        specs.forEach((layer, ofLayer) -> {
            Hdf5Group group = groups.get(layer);
            boolean wraps = SPECTRAL_NORMALIZATION.equals(classes.get(layer));
            List<Hdf5Dataset> variables =
                    group == null ? List.of() : wraps ? wrapper(group, layer, left) : variables(group, layer);
            if (TrainingState.isIn(classes.getOrDefault(layer, "")) && variables.size() == ofLayer.size() + 1) {
                left.remove(variables.get(ofLayer.size()).path());
                variables = variables.subList(0, ofLayer.size());
            }
            if (!variables.isEmpty() && variables.size() != ofLayer.size()) {
                String expected = ofLayer.size() + " variables ("
                        + ofLayer.stream().map(WeightSpec::variable).collect(Collectors.joining(", ")) + ")";
                throw new WeightsException(file, layer, -1, expected, variables.size() + " in " + group.path());
            }
            for (int i = 0; i < variables.size(); i++) {
                matched.put(ofLayer.get(i).name(), StoredTensor.of(variables.get(i)));
                left.remove(variables.get(i).path());
            }
        });
        left.forEach((path, dataset) -> matched.put(path, StoredTensor.of(dataset)));
        return matched;
    }

    /** The groups of the config's layers, by the name of the layer, those of inner models behind the model's. */
    private Map<String, Hdf5Group> groupsOf(ConfigLayer model) {
        Map<String, Hdf5Group> groups = new LinkedHashMap<>();
        addLayers(model, root, "", groups);
        return groups;
    }

    private void addLayers(ConfigLayer model, Hdf5Group group, String prefix, Map<String, Hdf5Group> groups) {
        Hdf5Group layers = group.groups().get(container);
        LayerNames names = new LayerNames();
        for (ConfigLayer layer : model.layers()) {
            if (layer.className().equals("InputLayer")) {
                continue;
            }
            Hdf5Group found = layers == null ? null : layers.groups().get(names.next(layer.className()));
            if (found == null) {
                continue;
            }
            requireName(found, layer.name());
            if (layer.isModel()) {
                addLayers(layer, found, prefix + layer.name() + "/", groups);
            } else {
                groups.put(prefix + layer.name(), found);
            }
        }
    }

    private void requireName(Hdf5Group group, String name) {
        String stated = name(group);
        if (stated != null && !stated.equals(name)) {
            throw new WeightsException(file, group.path(), -1, "the layer " + name, "one that is called " + stated);
        }
    }

    /** The name that newer files give; else null. */
    private static String name(Hdf5Group layer) {
        Hdf5Group variables = layer.groups().get(VARIABLES);
        return variables == null ? null : variables.text("name");
    }

    private Map<String, Hdf5Group> groupsOf(Signature signature) {
        Set<String> weighted =
                signature.weights().stream().map(WeightSpec::layer).collect(Collectors.toSet());
        Map<String, List<LayerSpec>> models = signature.layers().stream()
                .collect(Collectors.groupingBy(
                        layer -> layer.name().substring(0, layer.name().lastIndexOf('/') + 1),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<String, Hdf5Group> groups = new LinkedHashMap<>();
        models.forEach((prefix, layers) -> {
            Hdf5Group parent = model(prefix);
            Map<String, List<LayerSpec>> classes = layers.stream()
                    .collect(Collectors.groupingBy(LayerSpec::type, LinkedHashMap::new, Collectors.toList()));
            classes.forEach((type, ofClass) -> {
                if (ofClass.stream().anyMatch(layer -> weighted.contains(layer.name()))) {
                    addClass(type, ofClass, prefix, parent, groups);
                }
            });
        });
        return groups;
    }

    /** The group of an inner model, which only its name tells from the others. */
    private Hdf5Group model(String prefix) {
        Hdf5Group group = root;
        for (String name : prefix.isEmpty() ? new String[0] : prefix.split("/")) {
            Hdf5Group layers = group.groups().get(container);
            List<Hdf5Group> named = layers == null
                    ? List.of()
                    : layers.groups().values().stream()
                            .filter(layer -> name.equals(name(layer)))
                            .toList();
            if (named.size() != 1) {
                throw new WeightsException(
                        file,
                        prefix,
                        -1,
                        "one inner model that is called " + name,
                        named.size() + "; read the .keras file of the model, which says what is in it");
            }
            group = named.get(0);
        }
        return group;
    }

    private void addClass(
            String type, List<LayerSpec> layers, String prefix, Hdf5Group parent, Map<String, Hdf5Group> groups) {
        Hdf5Group all = parent.groups().get(container);
        Map<String, Hdf5Group> byName = new LinkedHashMap<>();
        List<Hdf5Group> inOrder = new ArrayList<>();
        LayerNames names = new LayerNames();
        for (Hdf5Group next = child(all, names.next(type)); next != null; next = child(all, names.next(type))) {
            inOrder.add(next);
            byName.put(name(next), next);
        }
        long known = layers.stream()
                .filter(layer -> byName.containsKey(layer.name().substring(prefix.length())))
                .count();
        if (known > 0 && known < layers.size()) {
            throw new WeightsException(
                    file,
                    parent.path(),
                    -1,
                    "the names of all layers of class " + type + " or of none",
                    byName.keySet() + " for "
                            + layers.stream().map(LayerSpec::name).toList());
        }
        if (known == 0 && inOrder.size() != layers.size()) {
            throw new WeightsException(
                    file, parent.path(), -1, layers.size() + " layers of class " + type, inOrder.size() + "");
        }
        for (int i = 0; i < layers.size(); i++) {
            String name = layers.get(i).name();
            groups.put(name, known == 0 ? inOrder.get(i) : byName.get(name.substring(prefix.length())));
        }
    }

    private static Hdf5Group child(Hdf5Group parent, String name) {
        return parent == null ? null : parent.groups().get(name);
    }

    /** The variables of a layer in Keras' order: its own, or those of its only part, such as the cell of a recurrent layer. */
    private List<Hdf5Dataset> variables(Hdf5Group layer, String name) {
        List<Hdf5Group> holders = new ArrayList<>();
        collectHolders(layer, holders);
        if (holders.size() > 1) {
            throw new WeightsException(
                    file,
                    name,
                    -1,
                    "a layer whose variables are together",
                    "parts: " + holders.stream().map(Hdf5Group::path).toList());
        }
        return holders.isEmpty() ? List.of() : inOrder(holders.get(0));
    }

    /** The variables of a wrapper that shares the first with the layer in it: its own, then the layer's others. */
    private List<Hdf5Dataset> wrapper(Hdf5Group wrapper, String name, Map<String, Hdf5Dataset> left) {
        Hdf5Group own = wrapper.groups().get(VARIABLES);
        Hdf5Group layer = wrapper.groups().get(WRAPPED);
        if (own == null || layer == null) {
            return variables(wrapper, name);
        }
        List<Hdf5Dataset> all = new ArrayList<>(inOrder(own));
        List<Hdf5Dataset> ofLayer = variables(layer, name);
        ofLayer.stream().limit(1).forEach(shared -> left.remove(shared.path()));
        ofLayer.stream().skip(1).forEach(all::add);
        return all;
    }

    private List<Hdf5Dataset> inOrder(Hdf5Group holder) {
        List<Hdf5Dataset> variables = new ArrayList<>();
        Map<String, Hdf5Dataset> datasets = holder.datasets();
        for (int i = 0; i < datasets.size(); i++) {
            Hdf5Dataset variable = datasets.get(Integer.toString(i));
            if (variable == null) {
                throw new WeightsException(
                        file, holder.path(), -1, "variables 0 to " + (datasets.size() - 1), datasets.keySet() + "");
            }
            variables.add(variable);
        }
        return variables;
    }

    private static void collectHolders(Hdf5Group object, List<Hdf5Group> holders) {
        object.groups().forEach((name, group) -> {
            if (name.equals(VARIABLES)) {
                if (!group.datasets().isEmpty()) {
                    holders.add(group);
                }
            } else if (!INERT.contains(name)) {
                collectHolders(group, holders);
            }
        });
    }

    private static void collect(Hdf5Group group, Map<String, Hdf5Dataset> datasets) {
        group.datasets().values().forEach(dataset -> datasets.put(dataset.path(), dataset));
        group.groups().forEach((name, child) -> {
            if (!INERT.contains(name)) {
                collect(child, datasets);
            }
        });
    }
}
