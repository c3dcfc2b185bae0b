// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Weights under other names than their own.
 *
 * @param own by name, what it is called in {@code weights}
 */
record RenamedWeights(Weights weights, Map<String, String> own) implements Weights {
    static Weights rename(Weights weights, Map<String, String> names) {
        Set<String> all = namesOf(weights);
        for (String renamed : names.keySet()) {
            requireStart(weights, all, renamed, renamed + "/");
        }
        Map<String, String> own = new LinkedHashMap<>();
        for (String name : all) {
            String start = longestStart(name, names.keySet());
            String renamed = start == null ? name : names.get(start) + name.substring(start.length());
            String taken = own.putIfAbsent(renamed, name);
            if (taken != null) {
                throw new WeightsException(
                        null, renamed, -1, "one tensor of that name after renaming", taken + " and " + name);
            }
        }
        return new RenamedWeights(weights, own);
    }

    static Weights prefix(Weights weights, String prefix) {
        Set<String> all = namesOf(weights);
        requireStart(weights, all, prefix, prefix);
        Map<String, String> own = new LinkedHashMap<>();
        for (String name : all) {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), name);
            }
        }
        return new RenamedWeights(weights, own);
    }

    /** The names of weights that have some. */
    static Set<String> namesOf(Weights weights) {
        Set<String> names = weights.names();
        if (names.isEmpty()) {
            throw new WeightsException(null, null, -1, "weights that have names", weights + ", which has none");
        }
        return names;
    }

    private static void requireStart(Weights weights, Set<String> all, String whole, String start) {
        for (String name : all) {
            if (name.equals(whole) || name.startsWith(start)) {
                return;
            }
        }
        throw new WeightsException(
                null,
                whole,
                -1,
                "a tensor or layer of that name in " + weights,
                "none; the nearest name is " + NearestName.of(whole, all));
    }

    /** The name itself or what it starts with up to a slash, the longest of these; null if there is none. */
    private static String longestStart(String name, Set<String> starts) {
        for (String start = name; ; start = start.substring(0, start.lastIndexOf('/'))) {
            if (starts.contains(start)) {
                return start;
            }
            if (start.lastIndexOf('/') < 0) {
                return null;
            }
        }
    }

    @Override
    public Set<String> names() {
        return own.keySet();
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        return weights.tensor(own(spec));
    }

    @Override
    public Tensor tensor(String name) {
        if (!own.containsKey(name)) {
            throw NamedTensors.missing(null, name, own.keySet());
        }
        return weights.tensor(own.get(name));
    }

    @Override
    public void readInto(WeightSpec spec, float[]... rows) {
        weights.readInto(own(spec), rows);
    }

    private WeightSpec own(WeightSpec spec) {
        String name = own.get(spec.name());
        if (name == null) {
            throw NamedTensors.missing(null, spec, own.keySet());
        }
        return spec.named(name);
    }

    @Override
    public String toString() {
        return weights.toString();
    }
}
