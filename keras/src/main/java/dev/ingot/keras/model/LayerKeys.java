// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.importer.model.Report;
import java.util.Map;
import java.util.Set;

/** The keys of a layer that stand beside its config: where its class comes from, and what is not needed. */
final class LayerKeys {
    static final String NODES = "inbound_nodes";

    private static final Set<String> KNOWN = Set.of("class_name", "config", "name", NODES);
    private static final Set<String> INERT =
            Set.of("build_config", "shared_object_id", "compile_config", "keras_version", "backend");

    private LayerKeys() {}

    static void check(String name, String className, JsonObject layer, Report report) {
        for (Map.Entry<String, JsonElement> entry : layer.entrySet()) {
            String key = entry.getKey();
            JsonElement value = entry.getValue();
            if (key.equals("registered_name") || key.equals("module")) {
                if (!isOfKeras(className, key, value)) {
                    report.refuse(name, className, key, value, "a custom layer, whose code is not in the file");
                }
            } else if (INERT.contains(key)) {
                report.inert(name, className, key, value, "follows from the rest");
            } else if (!KNOWN.contains(key)) {
                report.refuse(name, className, key, value, "unknown key");
            }
        }
    }

    private static boolean isOfKeras(String className, String key, JsonElement value) {
        if (value instanceof JsonNull) {
            return true;
        }
        String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
        return key.equals("module") ? text.equals("keras") || text.startsWith("keras.") : text.equals(className);
    }
}
