// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the float32 tensors of a safetensors file that is known to be sound. */
final class Safetensors {

    private Safetensors() {}

    static Map<String, float[]> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(buffer.getLong());
        String json = new String(bytes, Long.BYTES, header, StandardCharsets.UTF_8);
        Map<String, float[]> tensors = new HashMap<>();
        JsonObject index = JsonParser.parseString(json).getAsJsonObject();
        for (String name : index.keySet()) {
            JsonObject entry = index.getAsJsonObject(name);
            if (entry.has("dtype") && entry.get("dtype").getAsString().equals("F32")) {
                JsonArray offsets = entry.getAsJsonArray("data_offsets");
                int from = offsets.get(0).getAsInt();
                float[] values = new float[(offsets.get(1).getAsInt() - from) / Float.BYTES];
                buffer.position(Long.BYTES + header + from);
                buffer.asFloatBuffer().get(values);
                tensors.put(name, values);
            }
        }
        return tensors;
    }
}
