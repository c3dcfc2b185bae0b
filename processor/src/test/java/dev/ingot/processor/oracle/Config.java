// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.ingot.processor.layer.LayerType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads Keras' constructor arguments as the arguments of a layer's record: driven by its components, whatever the layer. */
final class Config {

    /** Arguments without effect at inference. */
    private static final Set<String> INERT = Set.of("momentum", "dtype", "seed");

    private static final String DATA_FORMAT = "data_format";

    /** Says that zeros stand for missing values, which later layers would skip. */
    private static final String MASK_ZERO = "mask_zero";

    private Config() {}

    /**
     * The arguments that a config gives, by component name in the order of the record.
     *
     * @throws InexpressibleException if an argument has a value that the dsl does not have yet
     * @throws IllegalArgumentException if the config has an argument that the layer does not know
     */
    static Map<String, Object> arguments(LayerType type, JsonObject config) {
        Set<String> unread = new LinkedHashSet<>(config.keySet());
        unread.removeAll(INERT);
        if (unread.remove(DATA_FORMAT) && !config.get(DATA_FORMAT).getAsString().equals("channels_last")) {
            throw new InexpressibleException(
                    "data format " + config.get(DATA_FORMAT).getAsString());
        }
        if (unread.remove(MASK_ZERO) && config.get(MASK_ZERO).getAsBoolean()) {
            throw new InexpressibleException("masks");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (RecordComponent component : type.definition().getRecordComponents()) {
            String key = key(type, component);
            if (unread.remove(key)) {
                arguments.put(component.getName(), value(component, config.get(key)));
            }
        }
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(type.kerasClass() + " does not know " + unread);
        }
        return arguments;
    }

    private static String key(LayerType type, RecordComponent component) {
        return component.getName().equals("value")
                ? type.kerasValue()
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(RecordComponent component, JsonElement json) {
        Class<?> type = component.getType();
        if (type == List.class) {
            List<Object> values = new ArrayList<>();
            ParameterizedType list = (ParameterizedType) component.getGenericType();
            flatten(json, (Class<?>) list.getActualTypeArguments()[0], values);
            return values;
        }
        if (type == double.class && json.isJsonNull()) {
            return Double.POSITIVE_INFINITY;
        }
        // Keras 2 writes a single axis as a list.
        return scalar(type, json.isJsonArray() ? json.getAsJsonArray().get(0) : json);
    }

    /** Keras' {@code None} is empty, a number alone a list of one, pairs of pairs are all in a row. */
    private static void flatten(JsonElement json, Class<?> type, List<Object> values) {
        if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(element -> flatten(element, type, values));
        } else if (!json.isJsonNull()) {
            values.add(scalar(type, json));
        }
    }

    private static Object scalar(Class<?> type, JsonElement json) {
        if (type == int.class || type == Integer.class) {
            return json.getAsInt();
        }
        if (type == double.class || type == Double.class) {
            return json.getAsDouble();
        }
        if (type == boolean.class) {
            return json.getAsBoolean();
        }
        String name = json.getAsString();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InexpressibleException(type.getSimpleName() + " has no " + name));
    }
}
