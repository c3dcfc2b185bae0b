// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.importer.model.Report;
import dev.ingot.keras.file.ConfigLayer;
import dev.ingot.keras.model.ModelGraph.Call;
import dev.ingot.keras.model.ModelGraph.GraphInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which layer takes what: Sequential and Functional models, models in models, layers that are applied several times. */
final class GraphReader {
    private static final String INPUT_LAYER = "InputLayer";
    /** What Keras 2 calls the layer of a constant that a layer takes. */
    private static final String CONSTANT = "_CONSTANT_VALUE";

    /** Far more than models have: inner models that are applied several times, and have such in them, grow without end. */
    private static final int MOST_CALLS = 10_000;

    private static final Set<String> KEYS_OF_MODELS =
            Set.of("name", "layers", "input_layers", "output_layers", "build_input_shape", "batch_input_shape");
    private static final Set<String> INERT_KEYS_OF_MODELS = Set.of("trainable", "dtype", "renorm");

    private final Report report;
    private final List<GraphInput> inputs = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> applications = new HashMap<>();
    /** The layer of each name. */
    private final Map<String, ConfigLayer> applied = new HashMap<>();

    /** What a model gives: names of calls or inputs. */
    private record Reference(String layer, int node, int tensor) {}

    GraphReader(Report report) {
        this.report = report;
    }

    /** The graph; of a model that is refused, as far as it could be read. */
    ModelGraph read(ConfigLayer model) {
        if (!model.isModel()) {
            report.refuse(
                    model.name(), model.className(), "no Sequential or Functional model: its code is not in the file");
            return new ModelGraph(model.name(), inputs, calls, List.of());
        }
        List<String> outputs = apply(model, null, "");
        return new ModelGraph(model.name(), List.copyOf(inputs), List.copyOf(calls), outputs);
    }

    /**
     * Applies a model.
     *
     * @param given what it is applied to; null for the whole model, whose inputs are its own
     * @param prefix stands before the names of its layers
     */
    private List<String> apply(ConfigLayer model, List<String> given, String prefix) {
        checkKeys(model);
        return model.className().equals("Sequential")
                ? sequential(model, given, prefix)
                : functional(model, given, prefix);
    }

    private void checkKeys(ConfigLayer model) {
        if (!(model.json().get("config") instanceof JsonObject config)) {
            return;
        }
        for (Map.Entry<String, JsonElement> entry : config.entrySet()) {
            if (KEYS_OF_MODELS.contains(entry.getKey())) {
                continue;
            }
            if (INERT_KEYS_OF_MODELS.contains(entry.getKey())) {
                report.inert(
                        model.name(), model.className(), entry.getKey(), entry.getValue(), "each layer has its own");
            } else {
                report.refuse(model.name(), model.className(), entry.getKey(), entry.getValue(), "unknown key");
            }
        }
    }

    private List<String> sequential(ConfigLayer model, List<String> given, String prefix) {
        List<ConfigLayer> layers = model.layers();
        List<String> current = given;
        if (given == null) {
            ConfigLayer first = layers.isEmpty() ? model : layers.get(0);
            boolean declared = first.className().equals(INPUT_LAYER);
            JsonElement shape = declared ? inputShape(first) : sequentialShape(model);
            current = List.of(input(declared ? first.name() : "input", model, shape));
        }
        for (ConfigLayer layer : layers) {
            if (layer.className().equals(INPUT_LAYER)) {
                checkInput(layer);
            } else if (calls.size() <= MOST_CALLS) {
                current = call(layer, current, prefix);
            }
        }
        return current;
    }

    /** Where a Sequential model without an input layer says what it takes. */
    private static JsonElement sequentialShape(ConfigLayer model) {
        for (ConfigLayer at = model; ; at = at.layers().get(0)) {
            if (at.json().get("config") instanceof JsonObject config) {
                for (String key : List.of("batch_input_shape", "build_input_shape", "batch_shape")) {
                    if (config.get(key) instanceof JsonArray shape) {
                        return shape;
                    }
                }
            }
            if (at.json().get("build_config") instanceof JsonObject build
                    && build.get("input_shape") instanceof JsonArray shape) {
                return shape;
            }
            if (at.layers().isEmpty()) {
                return JsonNull.INSTANCE;
            }
        }
    }

    private static JsonElement inputShape(ConfigLayer layer) {
        if (layer.json().get("config") instanceof JsonObject config) {
            for (String key : List.of("batch_shape", "batch_input_shape")) {
                if (config.has(key)) {
                    return config.get(key);
                }
            }
        }
        return JsonNull.INSTANCE;
    }

    private String input(String name, ConfigLayer owner, JsonElement batchShape) {
        List<Integer> shape = new ArrayList<>();
        if (batchShape instanceof JsonArray array && array.size() > 1) {
            for (int axis = 1; axis < array.size(); axis++) {
                shape.add(Math.max(0, ConfigValue.whole(array.get(axis)).orElse(0)));
            }
        }
        if (shape.isEmpty() || shape.contains(0)) {
            report.refuse(
                    name,
                    INPUT_LAYER,
                    "shape",
                    batchShape,
                    "a network needs all lengths but the batch; build " + owner.name() + " with them");
        } else {
            report.used(name, INPUT_LAYER, "shape", batchShape, "input");
        }
        inputs.add(new GraphInput(name, List.copyOf(shape)));
        return name;
    }

    private void checkInput(ConfigLayer layer) {
        if (layer.json().get("config") instanceof JsonObject config) {
            InputKeys.check(layer.name(), config, report);
        }
    }

    private List<String> functional(ConfigLayer model, List<String> given, String prefix) {
        JsonObject config = model.json().get("config") instanceof JsonObject object ? object : new JsonObject();
        Map<Reference, List<String>> values = new HashMap<>();
        List<Reference> takes = references(config.get("input_layers"), model);
        Map<String, ConfigLayer> byName = new HashMap<>();
        model.layers().forEach(layer -> byName.put(layer.name(), layer));
        if (given != null && given.size() != takes.size()) {
            report.refuse(model.name(), model.className(), "takes " + takes.size() + " inputs, given " + given.size());
            return List.of();
        }
        for (int i = 0; i < takes.size(); i++) {
            String name = takes.get(i).layer();
            ConfigLayer layer = byName.get(name);
            if (layer == null || !layer.className().equals(INPUT_LAYER)) {
                report.refuse(name, INPUT_LAYER, "an input that is no InputLayer");
                return List.of();
            }
            checkInput(layer);
            String value = given == null ? input(name, model, inputShape(layer)) : given.get(i);
            values.put(takes.get(i), List.of(value));
        }
        List<Reference> gives = references(config.get("output_layers"), model);
        applyNodes(model, prefix, values, gives);
        List<String> outputs = new ArrayList<>();
        for (Reference reference : gives) {
            Optional<String> value = value(values, reference);
            value.ifPresent(outputs::add);
            if (value.isEmpty() && !report.refused()) {
                report.refuse(reference.layer(), model.className(), "an output that nothing computes");
            }
        }
        return outputs;
    }

    /** Applies layers in the order of the config, those that are applied again as soon as what they take is there. */
    private void applyNodes(
            ConfigLayer model, String prefix, Map<Reference, List<String>> values, List<Reference> outputs) {
        Map<String, List<List<Reference>>> waiting = new LinkedHashMap<>();
        for (ConfigLayer layer : model.layers()) {
            if (!layer.className().equals(INPUT_LAYER)) {
                waiting.put(layer.name(), nodes(layer));
            }
        }
        Map<String, IntSummaryStatistics> used = usedNodes(waiting, outputs);
        Map<String, Integer> firstNodes = new HashMap<>();
        for (ConfigLayer layer : model.layers()) {
            int applied = waiting.getOrDefault(layer.name(), List.of()).size();
            firstNodes.put(layer.name(), layer.isModel() ? firstNode(layer, applied, used.get(layer.name())) : 0);
        }
        Map<String, Integer> done = new HashMap<>();
        boolean progress = true;
        while (progress && !report.refused()) {
            progress = false;
            for (ConfigLayer layer : model.layers()) {
                List<List<Reference>> nodes = waiting.getOrDefault(layer.name(), List.of());
                int next = done.getOrDefault(layer.name(), 0);
                if (next < nodes.size()
                        && nodes.get(next).stream()
                                .allMatch(from -> value(values, from).isPresent())) {
                    List<String> from = nodes.get(next).stream()
                            .map(reference -> value(values, reference).get())
                            .toList();
                    List<String> given = call(layer, from, prefix);
                    int node = firstNodes.get(layer.name()) + next;
                    values.put(new Reference(layer.name(), node, 0), given);
                    done.put(layer.name(), next + 1);
                    progress = true;
                }
            }
        }
        waiting.forEach((name, nodes) -> {
            if (!report.refused() && done.getOrDefault(name, 0) < nodes.size()) {
                report.refuse(name, model.className(), "takes something that nothing computes");
            }
        });
    }

    /** Which nodes of each layer something refers to. */
    private static Map<String, IntSummaryStatistics> usedNodes(
            Map<String, List<List<Reference>>> nodes, List<Reference> outputs) {
        return Stream.concat(nodes.values().stream().flatMap(List::stream).flatMap(List::stream), outputs.stream())
                .collect(Collectors.groupingBy(Reference::layer, Collectors.summarizingInt(Reference::node)));
    }

    /**
     * The number of the node in which an inner model is applied first. Some versions count one before, which the model had
     * when it was built; what refers to the nodes tells.
     *
     * @param used the nodes that something refers to; null if none is
     */
    private int firstNode(ConfigLayer layer, int applied, IntSummaryStatistics used) {
        if (used == null || used.getMin() == 0) {
            return 0;
        }
        if (used.getMax() != applied) {
            report.refuse(
                    layer.name(), layer.className(), "it is not clear which of its " + applied + " calls is meant");
        }
        return 1;
    }

    /** The tensor that a reference means; all of a call's are kept with its first. */
    private static Optional<String> value(Map<Reference, List<String>> values, Reference reference) {
        List<String> given = values.get(new Reference(reference.layer(), reference.node(), 0));
        return given == null || reference.tensor() < 0 || reference.tensor() >= given.size()
                ? Optional.empty()
                : Optional.of(given.get(reference.tensor()));
    }

    private List<String> call(ConfigLayer layer, List<String> from, String prefix) {
        LayerKeys.check(layer.name(), layer.className(), layer.json(), report);
        if (layer.isModel()) {
            return apply(layer, from, prefix + layer.name() + "/");
        }
        String name = prefix + layer.name();
        if (calls.size() == MOST_CALLS) {
            report.refuse(name, layer.className(), "more than " + MOST_CALLS + " layers are applied");
            return List.of(name);
        }
        if (applied.computeIfAbsent(name, first -> layer) != layer) {
            report.refuse(name, layer.className(), "another layer has this name");
            return List.of(name);
        }
        int before = applications.merge(name, 1, Integer::sum) - 1;
        JsonObject config = layer.json().get("config") instanceof JsonObject object ? object : new JsonObject();
        String unique = before == 0 ? name : name + "_again" + (before == 1 ? "" : before);
        calls.add(
                new Call(unique, layer.className(), config, from, before == 0 ? Optional.empty() : Optional.of(name)));
        return List.of(unique);
    }

    private List<List<Reference>> nodes(ConfigLayer layer) {
        List<List<Reference>> nodes = new ArrayList<>();
        if (layer.json().get(LayerKeys.NODES) instanceof JsonArray array) {
            for (JsonElement node : array) {
                List<Reference> from = new ArrayList<>();
                if (node instanceof JsonObject call) {
                    collect(call.get("args"), from, layer);
                    checkKeywords(call.get("kwargs"), layer);
                } else {
                    from.addAll(references(node, layer));
                }
                nodes.add(from);
            }
        }
        return nodes;
    }

    /** Keras 3: tensors anywhere in the arguments, each with its history. */
    private void collect(JsonElement arguments, List<Reference> from, ConfigLayer layer) {
        if (arguments instanceof JsonArray array) {
            array.forEach(element -> collect(element, from, layer));
        } else if (arguments instanceof JsonObject object
                && object.get("class_name") instanceof JsonPrimitive name
                && name.getAsString().equals("__keras_tensor__")
                && object.get("config") instanceof JsonObject tensor) {
            from.addAll(references(tensor.get("keras_history"), layer));
        } else {
            report.refuse(layer.name(), layer.className(), LayerKeys.NODES, arguments, "an argument that is no tensor");
        }
    }

    private void checkKeywords(JsonElement keywords, ConfigLayer layer) {
        if (keywords instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                JsonElement value = entry.getValue();
                boolean inert = value instanceof JsonNull
                        || entry.getKey().equals("training") && value.equals(new JsonPrimitive(false));
                if (!inert) {
                    report.refuse(
                            layer.name(),
                            layer.className(),
                            entry.getKey(),
                            value,
                            "an argument of the call that a network has no place for");
                }
            }
        }
    }

    /** References as lists {@code [layer, node, tensor]}, perhaps with keywords behind: one, several, or by name. */
    private List<Reference> references(JsonElement json, ConfigLayer layer) {
        if (json instanceof JsonObject named) {
            return named.asMap().values().stream()
                    .flatMap(element -> references(element, layer).stream())
                    .toList();
        }
        List<Reference> references = new ArrayList<>();
        if (json instanceof JsonArray array) {
            if (array.size() >= 3 && array.get(0) instanceof JsonPrimitive name && name.isString()) {
                if (name.getAsString().equals(CONSTANT)) {
                    report.refuse(
                            layer.name(),
                            layer.className(),
                            LayerKeys.NODES,
                            json,
                            "a constant, for which a network has no place");
                    return references;
                }
                OptionalInt node = ConfigValue.whole(array.get(1));
                OptionalInt tensor = ConfigValue.whole(array.get(2));
                if (node.isPresent() && tensor.isPresent()) {
                    if (array.size() > 3) {
                        checkKeywords(array.get(3), layer);
                    }
                    return List.of(new Reference(name.getAsString(), node.getAsInt(), tensor.getAsInt()));
                }
            } else {
                array.forEach(element -> references.addAll(references(element, layer)));
                return references;
            }
        }
        report.refuse(layer.name(), layer.className(), LayerKeys.NODES, json, "no reference to a layer's output");
        return references;
    }
}
