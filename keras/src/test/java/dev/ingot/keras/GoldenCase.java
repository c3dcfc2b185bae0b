// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A golden case: layers, weights, inputs and the outputs that Keras gives. */
record GoldenCase(String name, JsonObject json, Weights tensors, Map<String, Shape> shapes) {
    /** The golden cases of the compiler, in this repository. */
    static final Path REPOSITORY = Path.of("..", "processor", "src", "test", "resources", "oracle");

    /** More of them, and data of others, which lie beside the repository or not at all. */
    static final Path ORACLE = Path.of("..", "..", "shared", "oracle");

    private static final List<String> ORDER = List.of(
            "depthwise_kernel",
            "pointwise_kernel",
            "kernel",
            "bias",
            "gamma",
            "beta",
            "moving_mean",
            "moving_variance",
            "scale",
            "alpha",
            "embeddings");

    /** The cases of all families in a folder, by name. */
    static Map<String, GoldenCase> in(Path folder) {
        Map<String, GoldenCase> cases = new LinkedHashMap<>();
        try (Stream<Path> families = Files.list(folder)) {
            for (Path family :
                    families.filter(file -> file.toString().endsWith(".json")).toList()) {
                cases.putAll(of(family));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** The cases of a family. */
    static Map<String, GoldenCase> of(Path family) throws IOException {
        Map<String, GoldenCase> cases = new LinkedHashMap<>();
        JsonObject json = JsonParser.parseString(Files.readString(family)).getAsJsonObject();
        Path tensors = family.resolveSibling(json.get("tensors").getAsString());
        Weights values = Weights.open(tensors);
        Map<String, Shape> shapes = shapes(tensors);
        for (JsonElement element : json.getAsJsonArray("cases")) {
            String name = element.getAsJsonObject().get("name").getAsString();
            cases.put(name, new GoldenCase(name, element.getAsJsonObject(), values, shapes));
        }
        return cases;
    }

    static Map<String, Shape> shapes(Path safetensors) throws IOException {
        byte[] header;
        try (RandomAccessFile file = new RandomAccessFile(safetensors.toFile(), "r")) {
            header = new byte[(int) Long.reverseBytes(file.readLong())];
            file.readFully(header);
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        JsonObject entries = JsonParser.parseString(new String(header, StandardCharsets.UTF_8))
                .getAsJsonObject();
        entries.entrySet().forEach(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                int[] lengths = entry.getValue().getAsJsonObject().getAsJsonArray("shape").asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray();
                shapes.put(entry.getKey(), Shape.of(lengths));
            }
        });
        return shapes;
    }

    /** The network that asks for the weights. */
    Signature signature() {
        Signature.Builder signature = Signature.builder("Network");
        for (JsonElement element : json.getAsJsonArray("layers")) {
            JsonObject layer = element.getAsJsonObject();
            String layerName = layer.get("name").getAsString();
            signature.layer(layerName, layer.get("class_name").getAsString(), Shape.of(1));
            String prefix = name + "/weight/" + layerName + "/";
            shapes.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .map(key -> key.substring(prefix.length()))
                    .sorted(Comparator.comparing(ORDER::indexOf))
                    .forEach(variable ->
                            signature.weight(layerName, variable, Role.BIAS, 1, 1, shapes.get(prefix + variable)));
        }
        return signature.build();
    }

    /** The weight of this name. */
    Tensor weight(WeightSpec spec) {
        return tensor("weight/" + spec.name());
    }

    private Tensor tensor(String path) {
        return tensor(tensors, name + "/" + path, shapes.get(name + "/" + path));
    }

    static Tensor tensor(Weights tensors, String path, Shape shape) {
        int slash = path.lastIndexOf('/');
        return tensors.tensor(
                new WeightSpec(path.substring(0, slash), path.substring(slash + 1), shape, Role.BIAS, 1, 1, null));
    }

    /** The inputs by layer. */
    Map<String, Tensor> inputs() {
        return under(tensors, shapes, name + "/input/");
    }

    /** The outputs by layer. */
    Map<String, Tensor> expected() {
        return under(tensors, shapes, name + "/expected/");
    }

    static Map<String, Tensor> under(Weights tensors, Map<String, Shape> shapes, String prefix) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        shapes.forEach((path, shape) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), tensor(tensors, path, shape));
            }
        });
        return found;
    }

    /** Checks outputs by the tolerance of the case. */
    static void assertClose(Tensor actual, Tensor expected, JsonObject json, String what) {
        JsonObject tolerance = json.getAsJsonObject("tolerance");
        double absolute = tolerance.get("atol").getAsDouble();
        double relative = tolerance.get("rtol").getAsDouble();
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        float[] found = actual.toArray();
        float[] wanted = expected.toArray();
        for (int i = 0; i < wanted.length; i++) {
            double error = Math.abs((double) found[i] - wanted[i]);
            assertThat(error)
                    .as("%s: value %d is %s, expected %s", what, i, found[i], wanted[i])
                    .isLessThanOrEqualTo(absolute + relative * Math.abs(wanted[i]));
        }
    }
}
