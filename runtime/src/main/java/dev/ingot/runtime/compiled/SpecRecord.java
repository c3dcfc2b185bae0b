// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.WeightsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a file of weights says of the network that it was written for: the network's name, its weights as text, and a hash of
 * that. If the network has changed since, the text tells which layers have.
 *
 * <p>The text has a line for each weight, such as {@code (3200, 10) from (5, 5, 128) dense/kernel}: its shape, the tensors
 * whose flattened values its axes count, and its name. Each is ended by a line feed.
 */
public final class SpecRecord {
    static final String NETWORK = "ingot.network";
    static final String HASH = "ingot.specs";
    static final String TEXT = "ingot.weights";

    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final String SINCE = " since the file was written";

    private SpecRecord() {}

    /** The metadata for a file with the weights of a network. */
    public static Map<String, String> of(Signature signature) {
        return of(signature.name(), signature.weights());
    }

    /**
     * The metadata for a file with the weights of a network that is not compiled yet.
     *
     * @param network the simple name of its model class
     * @param weights what it will ask for, in order
     */
    public static Map<String, String> of(String network, List<WeightSpec> weights) {
        String text = text(weights);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(NETWORK, network);
        metadata.put(HASH, hash(text));
        metadata.put(TEXT, text);
        return metadata;
    }

    private static String text(List<WeightSpec> specs) {
        StringBuilder text = new StringBuilder();
        for (WeightSpec spec : specs) {
            text.append(description(spec)).append(' ').append(spec.name()).append('\n');
        }
        return text.toString();
    }

    private static String description(WeightSpec spec) {
        Shape from = spec.flattenedFrom();
        Shape to = spec.unflattenedTo();
        return spec.shape() + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
    }

    /**
     * FNV-1a of 64 bits over the UTF-8 bytes, in hexadecimal. It guards against mistakes, not against malice, and unlike
     * {@link java.security.MessageDigest} takes no time to start.
     */
    private static String hash(String text) {
        long hash = FNV_OFFSET_BASIS;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * FNV_PRIME;
        }
        return Long.toHexString(hash);
    }

    /** What has changed in a network since a file was written for it; nothing if the file does not say. */
    static List<WeightsException> changes(Signature signature, RecordedWeights file) {
        Map<String, String> metadata = file.metadata();
        String text = metadata.get(TEXT);
        if (text == null || hash(text(signature.weights())).equals(metadata.get(HASH))) {
            return List.of();
        }
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int end = endOfDescription(line);
            add(before, line.substring(end).strip(), line.substring(0, end));
        }
        Map<String, Map<String, String>> now = new LinkedHashMap<>();
        for (WeightSpec spec : signature.weights()) {
            add(now, spec.name(), description(spec));
        }
        List<WeightsException> changes = new ArrayList<>();
        now.forEach((layer, weights) -> {
            if (before.containsKey(layer)) {
                compare(layer, before.get(layer), weights, file, changes);
            } else {
                changes.add(file.wrong(
                        layer,
                        list(weights),
                        "none: the layer was added" + SINCE + renamed(layer, weights, before, now)));
            }
        });
        before.forEach((layer, weights) -> {
            if (!now.containsKey(layer)) {
                changes.add(file.wrong(
                        layer, "only layers of the network", list(weights) + ": the layer was removed" + SINCE));
            }
        });
        return changes;
    }

    /** Where the name starts: behind one shape or more, with a word before each further one. */
    private static int endOfDescription(String line) {
        int end = line.indexOf(')') + 1;
        for (String word : List.of(" from (", " to (")) {
            if (line.startsWith(word, end)) {
                end = line.indexOf(')', end) + 1;
            }
        }
        return end;
    }

    private static void add(Map<String, Map<String, String>> layers, String name, String description) {
        int slash = name.lastIndexOf('/');
        layers.computeIfAbsent(name.substring(0, Math.max(slash, 0)), unseen -> new LinkedHashMap<>())
                .put(name.substring(slash + 1), description);
    }

    private static void compare(
            String layer,
            Map<String, String> before,
            Map<String, String> now,
            RecordedWeights file,
            List<WeightsException> changes) {
        now.forEach((variable, description) -> {
            String old = before.get(variable);
            if (!Objects.equals(old, description)) {
                String found =
                        old == null ? "none: the layer has got it" + SINCE : old + ": the layer was changed" + SINCE;
                changes.add(file.wrong(layer + "/" + variable, description, found));
            }
        });
        before.forEach((variable, description) -> {
            if (!now.containsKey(variable)) {
                changes.add(file.wrong(
                        layer + "/" + variable, "only " + list(now), description + ": the layer has lost it" + SINCE));
            }
        });
    }

    /** A hint if one removed layer has just the weights of an added one. */
    private static String renamed(
            String layer,
            Map<String, String> weights,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> now) {
        List<String> same = new ArrayList<>();
        before.forEach((name, old) -> {
            if (old.equals(weights) && !now.containsKey(name)) {
                same.add(name);
            }
        });
        return same.size() != 1
                ? ""
                : "; if it was called " + same.get(0) + " then, rename(Map.of(\"" + same.get(0) + "\", \"" + layer
                        + "\")) gives these weights to it";
    }

    private static String list(Map<String, String> weights) {
        List<String> texts = new ArrayList<>();
        weights.forEach((variable, description) -> texts.add(variable + " " + description));
        return String.join(", ", texts);
    }
}
