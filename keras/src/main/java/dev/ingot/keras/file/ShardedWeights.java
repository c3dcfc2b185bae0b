// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.keras.hdf5.Hdf5Dataset;
import dev.ingot.keras.hdf5.Hdf5File;
import dev.ingot.keras.hdf5.Hdf5Group;
import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Weights in several {@code .weights.h5} files, with a {@code .weights.json} that says which file has which variables. All of
 * them together are what a single file would be.
 */
final class ShardedWeights {
    private static final String WEIGHT_MAP = "weight_map";

    private ShardedWeights() {}

    static boolean describes(JsonObject json) {
        return json.has(WEIGHT_MAP);
    }

    static Hdf5Group read(Path path, JsonObject json) throws IOException {
        String file = path.toString();
        if (!(json.get(WEIGHT_MAP) instanceof JsonObject map)) {
            throw new WeightsException(file, WEIGHT_MAP, -1, "an object", json.get(WEIGHT_MAP) + "");
        }
        Map<String, Hdf5Group> shards = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
            for (String shard : names(entry, file)) {
                if (!shards.containsKey(shard)) {
                    ByteSource source = Shards.open(path.toAbsolutePath().getParent(), shard, file);
                    shards.put(shard, Hdf5File.read(source, 0, source.size()));
                }
                if (find(shards.get(shard), entry.getKey()) == null) {
                    throw new WeightsException(file, shard, -1, "the variables " + entry.getKey(), "none");
                }
            }
        }
        return merge("", List.copyOf(shards.values()), file);
    }

    private static List<String> names(Map.Entry<String, JsonElement> entry, String file) {
        JsonElement value = entry.getValue();
        if (value instanceof JsonPrimitive name && name.isString()) {
            return List.of(name.getAsString());
        }
        if (value instanceof JsonArray list) {
            return list.asList().stream()
                    .map(element ->
                            names(Map.entry(entry.getKey(), element), file).get(0))
                    .toList();
        }
        throw new WeightsException(file, entry.getKey(), -1, "the name of a shard", value + "");
    }

    private static Hdf5Group find(Hdf5Group root, String path) {
        Hdf5Group group = root;
        for (String name : path.replaceFirst("^/", "").split("/")) {
            group = group == null ? null : group.groups().get(name);
        }
        return group;
    }

    private static Hdf5Group merge(String path, List<Hdf5Group> groups, String file) {
        Map<String, Hdf5Dataset> datasets = new TreeMap<>();
        Map<String, List<Hdf5Group>> children = new TreeMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        for (Hdf5Group group : groups) {
            group.datasets().forEach((name, dataset) -> {
                if (datasets.put(name, dataset) != null) {
                    throw new WeightsException(file, dataset.path(), -1, "each variable in one shard", "it in two");
                }
            });
            group.groups()
                    .forEach((name, child) -> children.merge(
                            name,
                            List.of(child),
                            (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
            texts.putAll(group.texts());
        }
        Map<String, Hdf5Group> merged = new TreeMap<>();
        children.forEach(
                (name, parts) -> merged.put(name, merge(path.isEmpty() ? name : path + "/" + name, parts, file)));
        return new Hdf5Group(
                path,
                Collections.unmodifiableMap(merged),
                Collections.unmodifiableMap(datasets),
                Collections.unmodifiableMap(texts));
    }
}
