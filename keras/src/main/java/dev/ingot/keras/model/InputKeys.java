// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.importer.model.Report;
import java.util.Map;
import java.util.Set;

/** The keys of an input layer. */
final class InputKeys {
    private static final Set<String> SHAPES = Set.of("batch_shape", "batch_input_shape");
    private static final Set<String> DTYPES =
            Set.of("float32", "int32", "int64", "int16", "int8", "uint8", "uint16", "uint32");
    private static final Set<String> MUST_BE_FALSE = Set.of("sparse", "ragged", "optional");

    private InputKeys() {}

    static void check(String name, JsonObject config, Report report) {
        for (Map.Entry<String, JsonElement> entry : config.entrySet()) {
            String key = entry.getKey();
            JsonElement value = entry.getValue();
            boolean off = value instanceof JsonNull || value.equals(new JsonPrimitive(false));
            if (key.equals("name") || SHAPES.contains(key)) {
                continue;
            }
            if (key.equals("dtype")
                    && (off || value instanceof JsonPrimitive dtype && DTYPES.contains(dtype.getAsString()))) {
                report.inert(name, "InputLayer", key, value, "a network takes float32, whole numbers too");
            } else if (MUST_BE_FALSE.contains(key) && off) {
                report.inert(name, "InputLayer", key, value, "a network's inputs are neither");
            } else {
                report.refuse(name, "InputLayer", key, value, "a network takes dense arrays of numbers");
            }
        }
    }
}
