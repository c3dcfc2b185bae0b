// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.importer.model.DeclaredModel;
import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.importer.model.FieldNames;
import dev.ingot.importer.model.Members;
import dev.ingot.importer.model.Report;
import dev.ingot.keras.model.ConfigValue.InexpressibleException;
import dev.ingot.keras.model.ModelGraph.Call;
import dev.ingot.keras.model.ModelGraph.GraphInput;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.layer.LayersWithoutAnnotation;
import dev.ingot.processor.layer.LayersWithoutAnnotation.Kind;
import dev.ingot.processor.layer.LayersWithoutAnnotation.LayerWithoutAnnotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Declares the layers of a graph by the compiler's layer table; knows no layer but for what older versions called things. */
final class Declarer {
    private static final String ACTIVATION = "activation";
    private static final String SPECTRAL_NORMALIZATION = "SpectralNormalization";

    /** Classes that older versions wrote under other names. */
    private static final Map<String, String> FORMER_CLASSES = Map.of(
            "BatchNormalizationV1", "BatchNormalization",
            "BatchNormalizationV2", "BatchNormalization",
            "ThresholdedReLU", "ReLU");

    private final KerasVersion version;
    private final Report report;
    private final FieldNames names = new FieldNames();
    private final Map<String, String> fieldsOfCalls = new HashMap<>();
    /** The field of an activation that a layer has as a layer of its own, by the call. */
    private final Map<String, String> activationsOfCalls = new HashMap<>();

    private final List<Field> fields = new ArrayList<>();

    Declarer(KerasVersion version, Report report) {
        this.version = version;
        this.report = report;
    }

    /** The declarations; of a model that is refused, those that were possible. */
    DeclaredModel declare(ModelGraph graph) {
        List<Input> inputs = new ArrayList<>();
        boolean single = graph.inputs().size() == 1
                && graph.calls().stream().noneMatch(call -> call.name().equals(DeclaredModel.SINGLE_INPUT));
        for (GraphInput input : graph.inputs()) {
            String field = names.allocate(single ? DeclaredModel.SINGLE_INPUT : input.name());
            fieldsOfCalls.put(input.name(), field);
            inputs.add(new Input(field, input.shape()));
        }
        graph.calls().forEach(this::declare);
        List<String> outputs = graph.outputs().stream()
                .map(fieldsOfCalls::get)
                .filter(Objects::nonNull)
                .toList();
        return new DeclaredModel("Keras", graph.name(), inputs, fields, outputs);
    }

    private void declare(Call call) {
        if (call.className().equals(SPECTRAL_NORMALIZATION)) {
            declareWrapped(call);
        } else {
            declare(call, 0);
        }
    }

    /** A layer in Keras' SpectralNormalization has the wrapper's name, and all else of its own. */
    private void declareWrapped(Call wrapper) {
        int iterations = 1;
        JsonObject inner = null;
        for (Map.Entry<String, JsonElement> entry : wrapper.config().entrySet()) {
            String key = entry.getKey();
            JsonElement value = entry.getValue();
            if (key.equals("layer") && value instanceof JsonObject object) {
                inner = object;
            } else if (key.equals("power_iterations")
                    && ConfigValue.whole(value).orElse(0) > 0) {
                iterations = ConfigValue.whole(value).orElseThrow();
                report.used(wrapper.name(), wrapper.className(), key, value, "powerIterations");
            } else {
                classify(wrapper, key, value);
            }
        }
        if (inner == null
                || !(inner.get("class_name") instanceof JsonPrimitive className)
                || !(inner.get("config") instanceof JsonObject config)) {
            report.refuse(wrapper.name(), wrapper.className(), "layer", inner, "no layer to wrap");
            return;
        }
        LayerKeys.check(wrapper.name(), className.getAsString(), inner, report);
        declare(
                new Call(wrapper.name(), className.getAsString(), config, wrapper.from(), wrapper.sameAs()),
                iterations);
    }

    private void declare(Call call, int spectralIterations) {
        String className = FORMER_CLASSES.getOrDefault(call.className(), call.className());
        Optional<LayerType> type = layer(className);
        List<String> from = call.from().stream()
                .map(fieldsOfCalls::get)
                .filter(Objects::nonNull)
                .toList();
        if (type.isEmpty()) {
            leaveOut(call, className, from);
            return;
        }
        JsonObject config = version.current(className, call.config());
        Optional<JsonObject> activation = activationLayer(config);
        activation.ifPresent(layer -> config.addProperty(ACTIVATION, "linear"));
        String field = names.allocate(call.name());
        boolean again = call.sameAs().isPresent();
        Map<String, Object> arguments = again ? Map.of() : arguments(call, type.get(), config);
        fields.add(new Field(
                field,
                call.name(),
                type.get(),
                arguments,
                again ? 0 : spectralIterations,
                from,
                call.sameAs().map(this::fieldOf),
                Set.of()));
        fieldsOfCalls.put(call.name(), field);
        activation.ifPresent(layer -> declareActivation(call, layer, field));
    }

    /** The field of the layer itself, not of the activation behind it. */
    private String fieldOf(String call) {
        return activationsOfCalls.getOrDefault(call, fieldsOfCalls.get(call));
    }

    /** The layer of a class of Keras; a class of another library is not what the table has under the same name. */
    private static Optional<LayerType> layer(String className) {
        return ConfigKeys.arguments(className).isEmpty() ? Optional.empty() : LayerTable.ofKerasClass(className);
    }

    /** A layer without an annotation: one that has no effect is what it takes, any other is refused. */
    private void leaveOut(Call call, String className, List<String> from) {
        Optional<LayerWithoutAnnotation> known = LayersWithoutAnnotation.ofKerasClass(className);
        if (known.isPresent() && known.get().kind() == Kind.NO_EFFECT && from.size() == 1) {
            fieldsOfCalls.put(call.name(), from.get(0));
            report.leftOut(call.name(), call.className(), known.get().reason());
            return;
        }
        String reason =
                known.map(LayerWithoutAnnotation::reason).orElse("a custom layer, or one that Keras 3 does not have");
        report.refuse(call.name(), call.className(), reason);
    }

    /** The activation of a layer where it is a layer itself, such as LeakyReLU with a slope. */
    private static Optional<JsonObject> activationLayer(JsonObject config) {
        return config.get(ACTIVATION) instanceof JsonObject object
                        && object.get("class_name") instanceof JsonPrimitive name
                        && layer(name.getAsString()).isPresent()
                        && object.get("config") instanceof JsonObject
                ? Optional.of(object)
                : Optional.empty();
    }

    private void declareActivation(Call call, JsonObject layer, String field) {
        String name = call.name() + "_" + ACTIVATION;
        LayerKeys.check(name, layer.get("class_name").getAsString(), layer, report);
        JsonObject config = layer.getAsJsonObject("config").deepCopy();
        config.remove("name");
        declare(new Call(name, layer.get("class_name").getAsString(), config, List.of(call.name()), Optional.empty()));
        activationsOfCalls.put(call.name(), field);
        fieldsOfCalls.computeIfPresent(call.name(), (key, before) -> fieldsOfCalls.getOrDefault(name, before));
    }

    private Map<String, Object> arguments(Call call, LayerType type, JsonObject config) {
        Map<String, RecordComponent> members = new HashMap<>();
        Members.of(type).forEach(member -> members.put(ConfigKeys.keyOf(type, member), member));
        Map<String, Object> given = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : config.entrySet()) {
            RecordComponent member = members.get(entry.getKey());
            if (member == null) {
                classify(call, entry.getKey(), entry.getValue());
            } else {
                use(call, type, member, entry, given);
            }
        }
        for (String missing : Members.missing(type, given)) {
            report.refuse(call.name(), call.className(), missing, JsonNull.INSTANCE, "is not given");
        }
        return given;
    }

    private void use(
            Call call,
            LayerType type,
            RecordComponent member,
            Map.Entry<String, JsonElement> entry,
            Map<String, Object> given) {
        String refusal = version.refusal(entry.getKey(), entry.getValue());
        try {
            if (refusal != null) {
                throw new InexpressibleException(refusal);
            }
            Object defaultValue = Members.defaultOf(type, member.getName()).orElse(null);
            given.put(member.getName(), ConfigValue.of(member, entry.getValue(), defaultValue));
            report.used(call.name(), call.className(), entry.getKey(), entry.getValue(), member.getName());
        } catch (InexpressibleException problem) {
            report.refuse(call.name(), call.className(), entry.getKey(), entry.getValue(), problem.getMessage());
        }
    }

    private void classify(Call call, String key, JsonElement value) {
        String className = FORMER_CLASSES.getOrDefault(call.className(), call.className());
        String inert = ConfigKeys.allows(className, key) ? ConfigKeys.inertReason(key, value) : null;
        if (inert != null) {
            report.inert(call.name(), call.className(), key, value, inert);
        } else {
            String reason = ConfigKeys.allows(className, key) ? ConfigKeys.expectation(key) : "unknown key";
            report.refuse(call.name(), call.className(), key, value, reason);
        }
    }
}
