// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HDF5 files of all styles, written by h5py; what is in them, or that they are refused. */
class FormatsTest {
    record Format(String file, JsonObject json) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Format> formats() throws IOException {
        String index = Files.readString(TestFiles.resource("formats/index.json"));
        JsonArray files = JsonParser.parseString(index).getAsJsonObject().getAsJsonArray("files");
        return StreamSupport.stream(files.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(json -> new Format(json.get("file").getAsString(), json))
                .filter(format -> format.file().endsWith(".h5"));
    }

    @ParameterizedTest
    @CsvSource({
        "keras_files/vae_decoder.keras, true",
        "keras_files/vae_decoder.weights.h5, true",
        "formats/userblock.weights.h5, true",
        "tfjs_files/vae_decoder/model.json, true",
        "hdf5/sharded.weights.json, true",
        "models/shared.npz, false",
        "formats/expected.safetensors, false"
    })
    void isRecognizedByItsStart(String file, boolean recognized) throws IOException {
        assertThat(KerasWeights.recognizes(TestFiles.resource(file))).isEqualTo(recognized);
    }

    /** A header of 123 bytes, whose length starts as JSON does. */
    @Test
    void isNotTakenForJson(@TempDir Path folder) throws IOException {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}";
        byte[] bytes =
                ("{\0\0\0\0\0\0\0" + header + " ".repeat(123 - header.length())).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("a.safetensors"), bytes);
        assertThat(Weights.open(file).names()).containsExactly("a");
        assertThat(KerasWeights.recognizes(file)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void holdsTheseValuesOrIsRefused(Format format) throws IOException {
        var path = TestFiles.resource("formats/" + format.file());
        if (!format.json().get("valid").getAsBoolean()) {
            assertThatThrownBy(() -> KerasWeights.open(path)).isInstanceOf(WeightsException.class);
            return;
        }
        Signature signature = signature(format.json().getAsJsonObject("tensors"));
        Map<String, Tensor> tensors = TestFiles.load(path, signature);
        Weights expected = Weights.open(TestFiles.resource("formats/expected.safetensors"));
        for (WeightSpec spec : signature.weights()) {
            WeightSpec stored = new WeightSpec(
                    format.file() + "|" + spec.layer(), spec.variable(), spec.shape(), spec.role(), 1, 1, null);
            assertThat(tensors.get(spec.name())).as(spec.name()).isEqualTo(expected.tensor(stored));
        }
    }

    private static Signature signature(JsonObject tensors) {
        Signature.Builder signature = Signature.builder("Network");
        Set<String> layers = new LinkedHashSet<>();
        tensors.entrySet().forEach(entry -> {
            String[] names = entry.getKey().split("/");
            if (layers.add(names[0])) {
                signature.layer(names[0], "Dense", Shape.of(1));
            }
            int[] shape = StreamSupport.stream(entry.getValue().getAsJsonArray().spliterator(), false)
                    .mapToInt(JsonElement::getAsInt)
                    .toArray();
            signature.weight(names[0], names[1], Role.KERNEL, 1, 1, Shape.of(shape));
        });
        return signature.build();
    }
}
