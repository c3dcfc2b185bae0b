// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Finds which module of a PyTorch model has the weights of which layer: the one that the user names, the one of the layer's name,
 * or the only one with these tensors in these shapes. Modules that could change places are taken in the order of the layers
 * only if their names differ in nothing but numbers, and if the order of the numbers contradicts nothing else. No match is a
 * guess.
 */
final class TorchMatching {
    private static final int MOST_SHOWN = 12;
    /** Of more modules than this without a layer no shapes are compared: a file may have any number of them. */
    private static final int MOST_SURPLUS = 1000;

    private final String origin;
    private final List<TorchLayer> order;
    private final List<TorchLayer> layers;
    private final List<TorchModule> modules;
    private final Map<TorchLayer, TorchModule> matched = new IdentityHashMap<>();
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();

    private TorchMatching(String origin, List<TorchLayer> layers, List<TorchModule> modules) {
        this.origin = origin;
        this.order = layers;
        this.layers = new ArrayList<>(layers);
        this.modules = new ArrayList<>(modules);
    }

    /**
     * The tensor for each weight, by the weight's name.
     *
     * @param origin the file, for messages
     * @param names by the path of a module or the name of a tensor, the name of its layer or weight
     * @throws WeightsException if a layer or module is left over, or could be another
     */
    static Map<String, TorchTensor> match(
            String origin, List<TorchLayer> layers, List<TorchModule> modules, Map<String, String> names) {
        TorchMatching matching = new TorchMatching(origin, layers, modules);
        names.forEach(matching::assignNamed);
        matching.assignSameNames();
        matching.requireCandidates();
        matching.assignWhereOneFits();
        matching.assignSeries();
        return matching.tensors;
    }

    private void assignNamed(String from, String to) {
        for (TorchModule module : modules) {
            if (module.path().equals(from)) {
                assign(named(to, module), module);
                return;
            }
            for (String tensor : module.shapes().keySet()) {
                if (module.name(tensor).equals(from)) {
                    assignTensor(module, tensor, to);
                    return;
                }
            }
        }
        List<String> names = new ArrayList<>();
        modules.forEach(module -> names.add(module.path()));
        throw wrong(
                from, "a module or tensor of that name", "none; the nearest module is " + NearestName.of(from, names));
    }

    /** The layer of this name; where it has several modules, the part that fits. */
    private TorchLayer named(String name, TorchModule module) {
        List<TorchLayer> called =
                layers.stream().filter(layer -> layer.isCalled(name)).toList();
        if (called.isEmpty()) {
            throw unknownLayer(name);
        }
        return called.stream().filter(layer -> layer.fits(module)).findFirst().orElse(called.get(0));
    }

    private void assignTensor(TorchModule module, String tensor, String to) {
        for (TorchLayer layer : layers) {
            for (Map.Entry<String, String> weight : layer.weights().entrySet()) {
                if (weight.getValue().equals(to)) {
                    TorchLayout layout = layer.layouts().get(weight.getKey());
                    Shape shape = module.shapes().get(tensor);
                    if (!layout.fits(shape)) {
                        throw wrong(
                                module.name(tensor),
                                "a tensor of shape " + layout.shape() + " for " + to,
                                "shape " + shape);
                    }
                    tensors.put(to, new TorchTensor(module.name(tensor), layout));
                    layer.layouts().remove(weight.getKey());
                    layer.weights().remove(weight.getKey());
                    module.shapes().remove(tensor);
                    layers.removeIf(left -> left.weights().isEmpty());
                    modules.removeIf(left -> left.shapes().isEmpty());
                    return;
                }
            }
        }
        throw unknownLayer(to);
    }

    private WeightsException unknownLayer(String name) {
        List<String> names = new ArrayList<>();
        order.forEach(layer -> names.add(layer.name()));
        return wrong(
                name,
                "a layer or weight of the network that has no module yet",
                "none of that name; the nearest layer is " + NearestName.of(name, names));
    }

    private void assignSameNames() {
        for (TorchLayer layer : List.copyOf(layers)) {
            boolean whole = layers.stream()
                            .filter(other -> other.name().equals(layer.name()))
                            .count()
                    == 1;
            for (TorchModule module : List.copyOf(modules)) {
                if (whole && module.path().replace('.', '/').equals(layer.name().replace('.', '/'))) {
                    assign(layer, module);
                }
            }
        }
    }

    private void assign(TorchLayer layer, TorchModule module) {
        if (!layer.fits(module)) {
            throw wrong(layer.name(), layer.toString(), module.toString());
        }
        layer.weights()
                .forEach((tensor, weight) -> tensors.put(
                        weight,
                        new TorchTensor(module.name(tensor), layer.layouts().get(tensor))));
        layers.removeIf(left -> left == layer);
        modules.removeIf(left -> left == module);
    }

    private void requireCandidates() {
        List<WeightsException> problems = new ArrayList<>();
        boolean farTooMany = modules.size() > MOST_SURPLUS + layers.size();
        for (TorchLayer layer : farTooMany ? List.<TorchLayer>of() : layers) {
            if (fitting(layer).isEmpty()) {
                problems.add(wrong(layer.name(), layer.toString(), "none such among " + text(modules)));
            }
        }
        if (problems.isEmpty() && layers.size() != modules.size()) {
            problems.add(wrong(
                    null,
                    layers.size() + " modules for the layers " + names(layers),
                    modules.size() + ": " + text(modules)
                            + "; give those that it has in Weights.pyTorch(path, names), or select them by prefix"));
        }
        if (!problems.isEmpty()) {
            throw problems.size() == 1 ? problems.get(0) : new WeightsException(origin, problems);
        }
    }

    private List<TorchModule> fitting(TorchLayer layer) {
        return modules.stream().filter(layer::fits).toList();
    }

    private void assignWhereOneFits() {
        for (int before = -1; before != layers.size(); ) {
            before = layers.size();
            for (TorchLayer layer : List.copyOf(layers)) {
                List<TorchModule> fitting = fitting(layer);
                if (fitting.size() == 1) {
                    matched.put(layer, fitting.get(0));
                    assign(layer, fitting.get(0));
                }
            }
            for (TorchModule module : List.copyOf(modules)) {
                List<TorchLayer> fitted =
                        layers.stream().filter(layer -> layer.fits(module)).toList();
                if (fitted.size() == 1) {
                    matched.put(fitted.get(0), module);
                    assign(fitted.get(0), module);
                }
            }
            requireCandidates();
        }
    }

    /** What is left are layers that several modules fit. */
    private void assignSeries() {
        Set<String> ordered = new LinkedHashSet<>();
        while (!layers.isEmpty()) {
            List<TorchModule> fitting = new ArrayList<>(fitting(layers.get(0)));
            List<TorchLayer> alike = layers.stream()
                    .filter(layer -> fitting(layer).equals(fitting))
                    .toList();
            String series = fitting.get(0).series();
            boolean numbered =
                    fitting.stream().allMatch(module -> module.series().equals(series));
            if (alike.size() != fitting.size() || !numbered) {
                throw ambiguous(alike, fitting);
            }
            ordered.add(series);
            fitting.sort(TorchModule::compareNumbers);
            for (int i = 0; i < alike.size(); i++) {
                matched.put(alike.get(i), fitting.get(i));
                assign(alike.get(i), fitting.get(i));
            }
        }
        ordered.forEach(this::requireAscending);
    }

    /** Modules that were told by their shapes must have numbers in the order of the layers, too. */
    private void requireAscending(String series) {
        List<TorchLayer> members = order.stream()
                .filter(layer -> matched.containsKey(layer)
                        && matched.get(layer).series().equals(series))
                .toList();
        for (int i = 1; i < members.size(); i++) {
            if (matched.get(members.get(i - 1)).compareNumbers(matched.get(members.get(i))) >= 0) {
                throw ambiguous(members, members.stream().map(matched::get).toList());
            }
        }
    }

    private WeightsException ambiguous(List<TorchLayer> alike, List<TorchModule> fitting) {
        StringJoiner example = new StringJoiner(", ", "Map.of(", ", ...)");
        example.add('"' + fitting.get(0).path() + "\", \"" + alike.get(0).name() + '"');
        return wrong(
                names(alike),
                "modules in the order of the layers by the numbers in their names",
                text(fitting) + ", which could belong to each; say which is which, as in Weights.pyTorch(path, "
                        + example + ")");
    }

    private static String names(List<TorchLayer> layers) {
        return shortened(layers.stream().map(TorchLayer::name).toList());
    }

    private static String text(List<TorchModule> modules) {
        return modules.isEmpty()
                ? "no modules"
                : shortened(modules.stream().map(TorchModule::toString).toList());
    }

    private static String shortened(List<String> texts) {
        String shown = String.join(", ", texts.subList(0, Math.min(MOST_SHOWN, texts.size())));
        return texts.size() <= MOST_SHOWN ? shown : shown + " and " + (texts.size() - MOST_SHOWN) + " more";
    }

    private WeightsException wrong(String entry, String expected, String found) {
        return new WeightsException(origin, entry, -1, expected, found);
    }
}
