// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What the version of Keras that wrote a config means by it.
 *
 * @param text the version, such as {@code 2.2.4-tf}; empty if the file does not say, which is taken for Keras 3
 */
record KerasVersion(String text) {
    private static final String TENSORFLOW_JS = "tfjs-layers";
    private static final String HARD_SIGMOID = "hard_sigmoid";

    /** Whether it is Keras 3. */
    boolean isKeras3() {
        return text.isEmpty() || text.matches("(?:[3-9]|\\d\\d)(?:\\D.*)?");
    }

    /** Whether it is too old to tell what its configs mean. */
    boolean isUnknown() {
        return !isKeras3() && !text.startsWith("2.") && !text.startsWith(TENSORFLOW_JS);
    }

    /** The config in the words of Keras 3. */
    JsonObject current(String className, JsonObject config) {
        JsonObject current = config.deepCopy();
        if (className.equals("LeakyReLU")) {
            rename(current, "alpha", "negative_slope");
        }
        if (className.equals("ReLU")) {
            // What ThresholdedReLU called it, which Keras 3 does not have any more.
            rename(current, "theta", "threshold");
        }
        if (!isKeras3()) {
            for (String key : new String[] {"activation", "recurrent_activation"}) {
                if (new JsonPrimitive(HARD_SIGMOID).equals(current.get(key))) {
                    current.addProperty(key, "keras2_" + HARD_SIGMOID);
                }
            }
        }
        return current;
    }

    private static void rename(JsonObject config, String from, String to) {
        if (config.has(from) && !config.has(to)) {
            config.add(to, config.remove(from));
        }
    }

    /** Why a value cannot be had although the layer has the argument; null if it can. */
    String refusal(String key, JsonElement value) {
        boolean bilinear = key.equals("interpolation") && new JsonPrimitive("bilinear").equals(value);
        boolean corners = text.startsWith(TENSORFLOW_JS) || text.matches("2\\.[0-2]\\.\\d+");
        return bilinear && corners
                ? "TensorFlow.js, and TensorFlow 1 below Keras " + text + ", interpolate without half-pixel centres"
                : null;
    }
}
