// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.ElementType;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of TensorFlow.js: a manifest of groups, each a row of tensors without gaps in the bytes of its shards put together.
 * Quantised tensors are restored as TensorFlow.js does: {@code value * scale + min} in double, rounded to float.
 */
final class TfjsLayout implements WeightLayout {
    private static final String MANIFEST = "weightsManifest";

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Path folder;
    private final String file;

    TfjsLayout(Path path, JsonObject model) throws IOException {
        folder = path.toAbsolutePath().getParent();
        file = path.toString();
        for (JsonElement group : array(model, MANIFEST)) {
            addGroup(object(group, MANIFEST));
        }
    }

    static boolean describes(JsonObject json) {
        return json.has(MANIFEST);
    }

    private void addGroup(JsonObject group) throws IOException {
        List<ByteSource> shards = new ArrayList<>();
        for (JsonElement path : array(group, "paths")) {
            shards.add(Shards.open(folder, text(path, "paths"), file));
        }
        Shards bytes = new Shards(shards);
        long offset = 0;
        for (JsonElement element : array(group, "weights")) {
            JsonObject weight = object(element, "weights");
            String name = text(weight.get("name"), "name").replaceFirst(":\\d+$", "");
            Shape shape = shape(weight, name);
            Encoding encoding = Encoding.of(weight, name, file);
            long length = (long) shape.elements() * encoding.stored().bytes();
            if (length > bytes.size() - offset) {
                throw wrong(
                        name, length + " bytes from byte " + offset + " of the shards on", bytes.size() + " in all");
            }
            long start = offset;
            StoredTensor tensor =
                    new StoredTensor(name, shape, rows -> read(bytes, start, name, shape, encoding, rows));
            if (tensors.put(name, tensor) != null) {
                throw wrong(name, "each weight once", "it again");
            }
            offset += length;
        }
        if (offset != bytes.size()) {
            throw wrong(null, offset + " bytes in the shards " + array(group, "paths"), bytes.size() + "");
        }
    }

    /** How the numbers are stored, and what makes floats of them. */
    private record Encoding(ElementType stored, double scale, double min) {
        static Encoding of(JsonObject weight, String name, String file) {
            String dtype = text(weight.get("dtype"), "dtype", file);
            if (!(weight.get("quantization") instanceof JsonObject quantization)) {
                ElementType type = switch (dtype) {
                    case "float32" -> ElementType.F32;
                    case "float16" -> ElementType.F16;
                    case "int32" -> ElementType.I32;
                    case "uint8" -> ElementType.U8;
                    case "uint16" -> ElementType.U16;
                    default -> throw new WeightsException(file, name, -1, "float32 or whole numbers", dtype);
                };
                return new Encoding(type, 1, 0);
            }
            String stored = text(quantization.get("dtype"), "quantization", file);
            if (!dtype.equals("float32")) {
                throw new WeightsException(file, name, -1, "float32 quantised", dtype + " quantised to " + stored);
            }
            return switch (stored) {
                case "float16" -> new Encoding(ElementType.F16, 1, 0);
                case "uint8" ->
                    new Encoding(
                            ElementType.U8,
                            number(quantization, "scale", name, file),
                            number(quantization, "min", name, file));
                case "uint16" ->
                    new Encoding(
                            ElementType.U16,
                            number(quantization, "scale", name, file),
                            number(quantization, "min", name, file));
                default ->
                    throw new WeightsException(file, name, -1, "quantisation to float16, uint8 or uint16", stored);
            };
        }

        private static double number(JsonObject json, String key, String name, String file) {
            if (json.get(key) instanceof JsonPrimitive value
                    && value.isNumber()
                    && Double.isFinite(value.getAsDouble())) {
                return value.getAsDouble();
            }
            throw new WeightsException(file, name, -1, "a finite number for " + key, json.get(key) + "");
        }

        private static String text(JsonElement value, String key, String file) {
            if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
            }
            throw new WeightsException(file, MANIFEST, -1, "a text for " + key, value + "");
        }
    }

    private void read(Shards bytes, long start, String name, Shape shape, Encoding encoding, float[]... rows) {
        try (InputStream in =
                bytes.stream(start, (long) shape.elements() * encoding.stored().bytes())) {
            encoding.stored().read(in, ByteOrder.LITTLE_ENDIAN, file, name, rows);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read the shards of " + file + ": " + problem.getMessage(), problem);
        }
        if (encoding.scale() != 1 || encoding.min() != 0) {
            for (float[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) (row[i] * encoding.scale() + encoding.min());
                }
            }
        }
    }

    private Shape shape(JsonObject weight, String name) {
        List<Integer> lengths = new ArrayList<>();
        long values = 1;
        for (JsonElement element : array(weight, "shape")) {
            long length = element instanceof JsonPrimitive number && number.isNumber() ? exact(number) : -1;
            values *= Math.max(1, length);
            if (length < 0 || length > Integer.MAX_VALUE || values > Integer.MAX_VALUE) {
                throw wrong(name, "a shape of at most " + Integer.MAX_VALUE + " values", weight.get("shape") + "");
            }
            lengths.add((int) length);
        }
        return Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    private static long exact(JsonPrimitive number) {
        try {
            return number.getAsBigDecimal().longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return -1;
        }
    }

    private JsonArray array(JsonObject json, String key) {
        if (json.get(key) instanceof JsonArray array) {
            return array;
        }
        throw wrong(MANIFEST, "a list for " + key, json.get(key) + "");
    }

    private JsonObject object(JsonElement json, String key) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw wrong(MANIFEST, "an object in " + key, json + "");
    }

    private String text(JsonElement value, String key) {
        return Encoding.text(value, key, file);
    }

    private WeightsException wrong(String entry, String expected, String found) {
        return new WeightsException(file, entry, -1, expected, found);
    }

    @Override
    public Map<String, StoredTensor> match(Signature signature) {
        Map<String, StoredTensor> left = new LinkedHashMap<>(tensors);
        Map<String, StoredTensor> matched = new LinkedHashMap<>();
        for (WeightSpec spec : signature.weights()) {
            StoredTensor tensor = take(spec.name(), left);
            if (tensor == null) {
                tensor = take(spec.layer() + "/" + FormerVariables.of(spec, signature), left);
            }
            if (tensor != null) {
                matched.put(spec.name(), tensor);
            }
        }
        matched.putAll(left);
        return matched;
    }

    /** Takes out a tensor; the layer of an inner model may be called by its own name alone. */
    private static StoredTensor take(String fullName, Map<String, StoredTensor> tensors) {
        String name = fullName;
        while (!tensors.containsKey(name) && name.indexOf('/') < name.lastIndexOf('/')) {
            name = name.substring(name.indexOf('/') + 1);
        }
        return tensors.remove(name);
    }
}
