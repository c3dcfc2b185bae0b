// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All files of Keras and TensorFlow.js beside the repository, if they are there: the weights of the golden cases. */
class OracleFilesTest {
    private static final Path ORACLE = Path.of("..", "..", "shared", "oracle");
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

    /** A golden case: the network that asks for its weights, and the weights. */
    private record Case(Signature signature, Weights weights) {}

    @Test
    void goldenCasesOfKerasAndTensorFlowJs() throws IOException {
        assumeTrue(Files.isDirectory(ORACLE.resolve("open")), "no golden cases beside the repository");
        Map<String, Case> cases = cases();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> keras = Files.list(ORACLE.resolve("open/keras_files"));
                Stream<Path> tfjs = Files.list(ORACLE.resolve("open/tfjs_files"))) {
            keras.filter(file -> file.toString().matches(".*\\.(h5|keras)")).forEach(files::add);
            tfjs.map(folder -> folder.resolve("model.json")).forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(40);
        for (Path file : files) {
            String name = file.endsWith("model.json")
                    ? file.getParent().getFileName().toString()
                    : file.getFileName().toString().replaceFirst("\\..*", "");
            Case golden = cases.get(name);
            Map<String, Tensor> tensors = TestFiles.load(file, golden.signature());
            for (WeightSpec spec : golden.signature().weights()) {
                WeightSpec stored = new WeightSpec(
                        name + "/weight/" + spec.layer(), spec.variable(), spec.shape(), spec.role(), 1, 1, null);
                assertThat(tensors.get(spec.name()))
                        .as("%s: %s", file, spec.name())
                        .isEqualTo(golden.weights().tensor(stored));
            }
        }
    }

    private static Map<String, Case> cases() throws IOException {
        Map<String, Case> cases = new LinkedHashMap<>();
        try (Stream<Path> families = Files.list(ORACLE.resolve("open"))) {
            for (Path family :
                    families.filter(file -> file.toString().endsWith(".json")).toList()) {
                JsonObject json =
                        JsonParser.parseString(Files.readString(family)).getAsJsonObject();
                Weights weights =
                        Weights.open(family.resolveSibling(json.get("tensors").getAsString()));
                Map<String, Shape> shapes =
                        shapes(family.resolveSibling(json.get("tensors").getAsString()));
                for (JsonElement element : json.getAsJsonArray("cases")) {
                    JsonObject golden = element.getAsJsonObject();
                    cases.put(golden.get("name").getAsString(), new Case(signature(golden, shapes), weights));
                }
            }
        }
        return cases;
    }

    private static Map<String, Shape> shapes(Path safetensors) throws IOException {
        byte[] bytes = Files.readAllBytes(safetensors);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        JsonParser.parseString(header).getAsJsonObject().entrySet().forEach(entry -> {
            if (!entry.getKey().equals("__metadata__")) {
                int[] lengths = entry.getValue().getAsJsonObject().getAsJsonArray("shape").asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray();
                shapes.put(entry.getKey(), Shape.of(lengths));
            }
        });
        return shapes;
    }

    private static Signature signature(JsonObject golden, Map<String, Shape> shapes) {
        Signature.Builder signature = Signature.builder("Network");
        for (JsonElement element : golden.getAsJsonArray("layers")) {
            JsonObject layer = element.getAsJsonObject();
            String name = layer.get("name").getAsString();
            signature.layer(name, layer.get("class_name").getAsString(), Shape.of(1));
            String prefix = golden.get("name").getAsString() + "/weight/" + name + "/";
            shapes.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .map(key -> key.substring(prefix.length()))
                    .sorted(Comparator.comparing(ORDER::indexOf))
                    .forEach(variable ->
                            signature.weight(name, variable, Role.BIAS, 1, 1, shapes.get(prefix + variable)));
        }
        return signature.build();
    }
}
