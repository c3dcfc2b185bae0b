// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import static java.util.Map.entry;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.processor.layer.LayerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that the config of a layer may have: the arguments of its constructor in Keras 3, a closed list, and what earlier
 * versions called them. Those without a member in the annotation have no effect at inference, or must have one value.
 */
final class ConfigKeys {
    private static final String BASE_CLASS = "Layer";

    /** What only training sees. */
    private static final Set<String> TRAINING = Set.of(
            "trainable",
            "autocast",
            "momentum",
            "seed",
            "noise_shape",
            "dropout",
            "recurrent_dropout",
            "synchronized",
            "renorm_clipping",
            "renorm_momentum",
            "unit_forget_bias",
            "lora_alpha",
            "rate",
            "stddev",
            "l1",
            "l2");

    private static final List<String> TRAINING_SUFFIXES = List.of("_initializer", "_regularizer", "_constraint");

    /** How Keras computes, not what. */
    private static final Set<String> EXECUTION =
            Set.of("unroll", "use_cudnn", "implementation", "fused", "flash_attention");

    /** Told otherwise: by the field's name, by the network's input. */
    private static final Set<String> ELSEWHERE =
            Set.of("name", "batch_input_shape", "batch_shape", "input_dtype", "input_length");

    private static final Set<String> FORMER_OF_DEPTHWISE =
            Set.of("groups", "kernel_initializer", "kernel_regularizer", "kernel_constraint");

    /** Keys that earlier versions had besides, by class; {@code *} is any. */
    private static final Map<String, Set<String>> FORMER = Map.ofEntries(
            entry("*", Set.of("batch_input_shape", "batch_shape", "input_dtype")),
            entry("Conv1DTranspose", Set.of("groups")),
            entry("Conv2DTranspose", Set.of("groups")),
            entry("Conv3DTranspose", Set.of("groups")),
            entry("DepthwiseConv1D", FORMER_OF_DEPTHWISE),
            entry("DepthwiseConv2D", FORMER_OF_DEPTHWISE),
            entry("SeparableConv1D", FORMER_OF_DEPTHWISE),
            entry("SeparableConv2D", FORMER_OF_DEPTHWISE),
            entry("SpatialDropout1D", Set.of("noise_shape")),
            entry("SpatialDropout2D", Set.of("noise_shape")),
            entry("SpatialDropout3D", Set.of("noise_shape")),
            entry("Embedding", Set.of("activity_regularizer", "input_length")),
            entry("SimpleRNN", Set.of("implementation", "time_major")),
            entry("LSTM", Set.of("implementation", "time_major")),
            entry("GRU", Set.of("implementation", "time_major")),
            entry("BatchNormalization", Set.of("fused", "virtual_batch_size", "adjustment")));

    /** The only values that keys without a member may have; the first is what the layer then does. */
    private static final Map<String, List<String>> ONLY = only();

    private static final Map<String, Set<String>> ARGUMENTS = arguments();

    private ConfigKeys() {}

    private static Map<String, List<String>> only() {
        Map<String, List<String>> only = new HashMap<>();
        only.put("data_format", List.of("\"channels_last\"", "null"));
        only.put("groups", List.of("1"));
        only.put("dilation_rate", List.of("1", "[1]", "[1,1]", "[1,1,1]"));
        only.put("depth_multiplier", List.of("1"));
        for (String off : List.of(
                "renorm",
                "mask_zero",
                "sparse",
                "ragged",
                "stateful",
                "return_state",
                "zero_output_for_mask",
                "use_gate",
                "keepdims",
                "invert",
                "normalize",
                "antialias",
                "crop_to_aspect_ratio",
                "pad_to_aspect_ratio",
                "go_backwards",
                "time_major")) {
            only.put(off, List.of("false", "null"));
        }
        for (String none : List.of(
                "lora_rank",
                "quantization_config",
                "sliding_window",
                "output_padding",
                "virtual_batch_size",
                "adjustment",
                "weights",
                "gptq_unpacked_column_size",
                "attention_axes",
                "output_shape",
                "mean",
                "variance")) {
            only.put(none, List.of("null"));
        }
        only.put("interpolation", List.of("\"nearest\""));
        only.put("fill_mode", List.of("\"constant\""));
        only.put("fill_value", List.of("0.0", "0"));
        return Map.copyOf(only);
    }

    private static Map<String, Set<String>> arguments() {
        try (InputStream in = ConfigKeys.class.getResourceAsStream("layer-arguments.txt")) {
            Map<String, Set<String>> arguments = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] halves = line.split(":", 2);
                        arguments.put(
                                halves[0],
                                Set.of(
                                        halves[1].isBlank()
                                                ? new String[0]
                                                : halves[1].trim().split(" ")));
                    });
            return Map.copyOf(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Keras calls a member. */
    static String keyOf(LayerType type, RecordComponent member) {
        return member.getName().equals("value")
                ? type.kerasValue()
                : member.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The arguments of Keras' constructor, those of the base class too; empty for a class that Keras does not have. */
    static Set<String> arguments(String className) {
        Set<String> all = new TreeSet<>(ARGUMENTS.getOrDefault(className, Set.of()));
        if (ARGUMENTS.containsKey(className)) {
            all.addAll(ARGUMENTS.get(BASE_CLASS));
        }
        return all;
    }

    /** Whether a config of the class may have the key. */
    static boolean allows(String className, String key) {
        return arguments(className).contains(key)
                || ARGUMENTS.get(BASE_CLASS).contains(key)
                || FORMER.get("*").contains(key)
                || FORMER.getOrDefault(className, Set.of()).contains(key);
    }

    /** Why a key without a member has no effect with this value; null if it has one. */
    static String inertReason(String key, JsonElement value) {
        if (TRAINING.contains(key) || TRAINING_SUFFIXES.stream().anyMatch(key::endsWith)) {
            return "for training only";
        }
        if (EXECUTION.contains(key)) {
            return "says how to compute, not what";
        }
        if (ELSEWHERE.contains(key)) {
            return "told by the field and the input";
        }
        if (key.equals("dtype")) {
            return isFloat32(value) ? "networks compute in float32" : null;
        }
        List<String> only = ONLY.get(key);
        return only != null && only.contains(number(value)) ? "what the layer does anyway" : null;
    }

    /** What a key must be, for messages. */
    static String expectation(String key) {
        if (key.equals("dtype")) {
            return "networks compute in float32";
        }
        List<String> only = ONLY.get(key);
        return only == null ? "unknown key" : "only " + only.get(0) + " is supported";
    }

    /** The value as compact text, numbers as Python writes them. */
    private static String number(JsonElement value) {
        return value.toString().replaceAll("(?<=\\d)\\.0+(?=[],]|$)", "");
    }

    private static boolean isFloat32(JsonElement value) {
        if (value instanceof JsonObject policy && policy.get("config") instanceof JsonObject config) {
            return isFloat32(config.get("name"));
        }
        return value == null
                || value instanceof JsonNull
                || value instanceof JsonPrimitive name && name.getAsString().equals("float32");
    }
}
