// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ingot.importer.ImportReport;
import dev.ingot.importer.ImportReport.Entry;
import dev.ingot.keras.KerasModel;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configs that Keras 3.15 wrote of each of its layers ({@code layers.py}): every key of them becomes something. */
class LayerConfigsTest {
    @TempDir
    private Path folder;

    private static Map<String, JsonElement> models() {
        try (Reader json = new InputStreamReader(
                LayerConfigsTest.class.getResourceAsStream("/models/layers.json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(json).getAsJsonObject().asMap();
        } catch (IOException e) {
            throw new AssertionError("layers.json", e);
        }
    }

    static Stream<Map.Entry<String, JsonElement>> layers() {
        return models().entrySet().stream();
    }

    @Test
    void thereIsOneOfEachLayerThatKerasHasToo() {
        assertThat(LayerTable.types().stream()
                        .map(LayerType::kerasClass)
                        .filter(name -> !ConfigKeys.arguments(name).isEmpty())
                        .filter(name -> !models().containsKey(name)))
                .as("layers that src/test/resources/models/layers.py has to write a model of to layers.json")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyKeyIsUsedOrHasNoEffect(Map.Entry<String, JsonElement> model) throws IOException {
        JsonObject json = model.getValue().getAsJsonObject();
        KerasModel read = KerasModel.read(
                Files.writeString(folder.resolve("model.json"), model.getValue().toString()));
        boolean known = LayerTable.ofKerasClass(model.getKey()).isPresent()
                || model.getKey().equals("SpectralNormalization");
        ImportReport report = read.report();
        assertThat(report.refusals().isEmpty()).as("%s", report.refusals()).isEqualTo(known);
        if (known) {
            assertThat(read.source("", "Model", "")).contains("@" + model.getKey());
            for (JsonElement element : json.getAsJsonObject("config").getAsJsonArray("layers")) {
                JsonObject layer = element.getAsJsonObject();
                if (layer.get("class_name").getAsString().equals(model.getKey())) {
                    assertThat(keys(report, layer)).containsAll(keysOf(layer));
                }
            }
        }
    }

    private static Set<String> keysOf(JsonObject layer) {
        return layer.getAsJsonObject("config").keySet().stream()
                .filter(key -> !key.equals("layer"))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(ImportReport report, JsonObject layer) {
        String name = layer.getAsJsonObject("config").get("name").getAsString();
        return report.entries().stream()
                .filter(entry -> entry.layer().equals(name))
                .map(Entry::key)
                .collect(Collectors.toSet());
    }
}
