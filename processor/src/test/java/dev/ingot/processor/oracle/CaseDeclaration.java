// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.oracle.GoldenCase.LayerConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/** Declares the model of a golden case. Knows the layer table, but no layer. */
final class CaseDeclaration {

    private static final String INPUT_LAYER = "InputLayer";

    /** The class of a function of {@code keras.activations} with its arguments. */
    private static final String ACTIVATION_FUNCTION = "ActivationFn";

    private static final String ACTIVATION = "activation";

    private final Map<String, String> names = new HashMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    private CaseDeclaration() {}

    /**
     * The declaration.
     *
     * @throws InexpressibleException if the model uses something that the dsl does not have yet
     */
    static Declaration of(GoldenCase golden) {
        return new CaseDeclaration().declare(golden);
    }

    private Declaration declare(GoldenCase golden) {
        List<LayerConfig> layers = golden.description().layers();
        boolean single = layers.stream()
                        .filter(layer -> layer.className().equals(INPUT_LAYER))
                        .count()
                == 1;
        for (LayerConfig layer : layers) {
            if (layer.className().equals(INPUT_LAYER)) {
                String name = name(layer.name(), single ? Declaration.SINGLE_INPUT : identifier(layer.name()));
                inputs.add(new Input(name, layer.name(), shape(layer.config().getAsJsonArray("shape"))));
            } else {
                field(layer);
            }
        }
        List<String> outputs =
                golden.description().outputs().stream().map(names::get).toList();
        return new Declaration("oracle." + golden.family(), className(golden.name()), inputs, fields, outputs);
    }

    private void field(LayerConfig layer) {
        LayerType type = type(layer);
        JsonObject config = layer.config().deepCopy();
        if (layer.className().equals(ACTIVATION_FUNCTION) && !type.kerasValue().equals(ACTIVATION)) {
            config.remove(ACTIVATION);
        }
        List<String> from = layer.inbound().stream().map(names::get).toList();
        Map<String, Object> arguments = Config.arguments(type, config);
        fields.add(new Field(name(layer.name(), identifier(layer.name())), layer.name(), type, arguments, from));
    }

    /** The line of the table. A function with arguments is the layer of the same name, without any the activation layer. */
    private static LayerType type(LayerConfig layer) {
        if (!layer.className().equals(ACTIVATION_FUNCTION)) {
            return LayerTable.ofKerasClass(layer.className())
                    .orElseThrow(() -> new InexpressibleException("no layer " + layer.className()));
        }
        String function = layer.config().get(ACTIVATION).getAsString();
        boolean alone = layer.config().size() == 1;
        return LayerTable.types().stream()
                .filter(type -> alone
                        ? type.kerasValue().equals(ACTIVATION)
                        : type.kerasClass().toLowerCase(Locale.ROOT).equals(function.replace("_", "")))
                .findFirst()
                .orElseThrow(
                        () -> new InexpressibleException("no layer for the function " + function + " with arguments"));
    }

    private String name(String kerasName, String name) {
        if (names.containsValue(name) || names.put(kerasName, name) != null) {
            throw new IllegalArgumentException("two layers are called " + name);
        }
        return name;
    }

    private static Shape shape(JsonArray sizes) {
        return Shape.of(StreamSupport.stream(sizes.spliterator(), false)
                .mapToInt(JsonElement::getAsInt)
                .toArray());
    }

    private static String identifier(String name) {
        String identifier = name.replaceAll("\\W", "_");
        boolean valid = SourceVersion.isIdentifier(identifier) && !SourceVersion.isKeyword(identifier);
        return valid ? identifier : "_" + identifier;
    }

    private static String className(String name) {
        return Stream.of(name.split("\\W|_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
