// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.keras.hdf5.Hdf5File;
import dev.ingot.keras.hdf5.Hdf5Group;
import dev.ingot.runtime.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of Keras or TensorFlow.js, whose kind is told by its content.
 *
 * @param name the file, for messages
 * @param model the config of the model, if the file has it
 * @param version the version of Keras that wrote the config, such as {@code 2.12.0} or {@code tfjs-layers 4.22.0}; empty if
 *     the file does not say
 * @param weights the weights, if the file has them
 */
public record KerasFile(String name, Optional<JsonObject> model, String version, Optional<WeightLayout> weights) {
    private static final int LONGEST_JSON = 16 << 20;
    private static final String VERSION = "keras_version";

    /** Whether a file starts as one of Keras or TensorFlow.js does; the rest of it may be anything. */
    public static boolean recognizes(Path path) throws IOException {
        ByteSource source = ByteSource.file(path);
        return KerasArchive.recognizes(source) || Hdf5File.starts(source, 0, source.size()) || startsJson(source);
    }

    /** Whether the file starts as a JSON object. So may the length in a safetensors file, which has zeros where JSON has none. */
    private static boolean startsJson(ByteSource source) {
        if (source.size() == 0 || source.read(0, 1).get() != '{') {
            return false;
        }
        return source.size() < Long.BYTES || source.read(0, Long.BYTES).get(Long.BYTES - 1) != 0;
    }

    /**
     * Reads the index of a file.
     *
     * @throws dev.ingot.runtime.WeightsException if it is of no known kind or not intact
     */
    public static KerasFile open(Path path) throws IOException {
        ByteSource source = ByteSource.file(path);
        if (KerasArchive.starts(source)) {
            KerasArchive archive = KerasArchive.open(source);
            JsonObject model = archive.config();
            ConfigLayer config = ConfigLayer.of(model, source.name());
            WeightLayout weights = new ObjectLayout(source.name(), archive.weights(), config);
            return new KerasFile(
                    source.name(), Optional.of(model), text(archive.metadata(), VERSION), Optional.of(weights));
        }
        if (Hdf5File.starts(source, 0, source.size())) {
            return hdf5(source, Hdf5File.read(source, 0, source.size()));
        }
        if (startsJson(source)) {
            return json(path, source, json(source));
        }
        throw source.wrong(
                null,
                0,
                "a .keras, .weights.h5 or .h5 file of Keras or a model.json of TensorFlow.js",
                source.size() == 0 ? "an empty file" : "bytes that none of them starts with");
    }

    private static KerasFile hdf5(ByteSource source, Hdf5Group root) {
        String config = root.text("model_config");
        Optional<JsonObject> model =
                Optional.ofNullable(config).map(text -> Json.read(text, source.name(), "model_config"));
        String version = root.text(VERSION);
        WeightLayout weights;
        if (LegacyLayout.describes(root)) {
            weights = new LegacyLayout(source.name(), root);
        } else if (ObjectLayout.describes(root)) {
            weights = new ObjectLayout(source.name(), root, null);
        } else {
            throw source.wrong(
                    null,
                    -1,
                    "the attribute layer_names or a group layers",
                    "groups " + root.groups().keySet());
        }
        return new KerasFile(source.name(), model, version == null ? "" : version, Optional.of(weights));
    }

    private static KerasFile json(Path path, ByteSource source, JsonObject json) throws IOException {
        if (TfjsLayout.describes(json)) {
            JsonObject topology = json.get("modelTopology") instanceof JsonObject object ? object : new JsonObject();
            JsonObject model = topology.get("model_config") instanceof JsonObject inner ? inner : topology;
            return new KerasFile(
                    source.name(),
                    model.has("class_name") ? Optional.of(model) : Optional.empty(),
                    text(topology, VERSION),
                    Optional.of(new TfjsLayout(path, json)));
        }
        if (ShardedWeights.describes(json)) {
            WeightLayout weights = new ObjectLayout(source.name(), ShardedWeights.read(path, json), null);
            return new KerasFile(source.name(), Optional.empty(), "", Optional.of(weights));
        }
        if (json.has("class_name")) {
            // Keras 3 leaves the version out of to_json, and adds the modules.
            String version = json.has("module") ? "3" : text(json, VERSION);
            return new KerasFile(source.name(), Optional.of(json), version, Optional.empty());
        }
        throw source.wrong(
                null, 0, "weightsManifest of TensorFlow.js, weight_map or class_name of Keras", json.keySet() + "");
    }

    private static String text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value instanceof JsonPrimitive text ? text.getAsString() : "";
    }

    private static JsonObject json(ByteSource source) {
        if (source.size() > LONGEST_JSON) {
            throw source.wrong(null, 0, "at most " + LONGEST_JSON + " bytes of JSON", source.size() + "");
        }
        ByteBuffer buffer = source.read(0, (int) source.size());
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Json.read(bytes, source.name(), null);
    }
}
