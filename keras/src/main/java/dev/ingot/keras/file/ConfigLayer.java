// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A layer in the config of a model.
 *
 * @param className its class
 * @param name its name
 * @param json all that the config says of it
 * @param layers the layers in it if it is a model itself; else empty
 */
public record ConfigLayer(String className, String name, JsonObject json, List<ConfigLayer> layers) {
    private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");

    /** Reads the config of a layer or a whole model. */
    public static ConfigLayer of(JsonObject json, String file) {
        String className = text(json, "class_name", file);
        JsonElement config = json.get("config");
        List<ConfigLayer> layers = new ArrayList<>();
        if (MODELS.contains(className)) {
            // Until Keras 2.2.3 the config of a Sequential model was the list of its layers.
            JsonElement list = config instanceof JsonObject object ? object.get("layers") : config;
            if (!(list instanceof JsonArray array)) {
                throw new WeightsException(file, "config", -1, "the layers of " + className, list + "");
            }
            for (JsonElement layer : array) {
                if (!(layer instanceof JsonObject object)) {
                    throw new WeightsException(file, "config", -1, "a layer", layer + "");
                }
                layers.add(of(object, file));
            }
        }
        return new ConfigLayer(className, name(json, config, className), json, List.copyOf(layers));
    }

    private static String name(JsonObject json, JsonElement config, String className) {
        JsonElement name =
                config instanceof JsonObject object && object.has("name") ? object.get("name") : json.get("name");
        return name instanceof JsonPrimitive text ? text.getAsString() : LayerNames.snakeCase(className);
    }

    private static String text(JsonObject json, String key, String file) {
        if (json.get(key) instanceof JsonPrimitive value && value.isString()) {
            return value.getAsString();
        }
        throw new WeightsException(file, "config", -1, "a text for " + key, json.get(key) + "");
    }

    /** Whether it is a model. */
    public boolean isModel() {
        return MODELS.contains(className);
    }
}
