// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.importer.Importer;
import dev.ingot.importer.RefusedModelException;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir
    Path folder;

    @Test
    void writesAClassItsWeightsAndAReport() throws IOException {
        Importer importer =
                new Importer(folder.resolve("java"), folder.resolve("resources"), folder.resolve("reports"));
        KerasModel model = KerasModel.read(TestFiles.resource("keras_files/vae_decoder.keras"));
        Importer.Written written = importer.write(model, "com.example.VaeDecoder");
        assertThat(written.source()).isEqualTo(folder.resolve("java/com/example/VaeDecoder.java"));
        assertThat(written.weights()).isEqualTo(folder.resolve("resources/com/example/vaeDecoder.safetensors"));
        assertThat(written.report()).isEqualTo(folder.resolve("reports/VaeDecoder.import.txt"));
        assertThat(written.report()).content().isEqualTo(model.report().toString());

        String source = Files.readString(written.source());
        assertThat(source).contains("@NeuralNetwork(input = 2, weights = \"vaeDecoder.safetensors\")");
        Build build = Build.strict(folder.resolve("build"), Map.of("com.example.VaeDecoder", source));
        Network network = build.load("com.example.VaeDecoderNetwork", Weights.open(written.weights()));
        assertThat(network.signature().parameters())
                .isEqualTo(model.weights().values().stream()
                        .mapToLong(tensor -> tensor.shape().elements())
                        .sum());

        FileTime before = FileTime.fromMillis(0);
        for (Path file : new Path[] {written.source(), written.weights(), written.report()}) {
            Files.setLastModifiedTime(file, before);
        }
        assertThat(importer.write(model, "com.example.VaeDecoder")).isEqualTo(written);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(folder.resolve("build"))))
                    .containsExactlyInAnyOrder(written.source(), written.weights(), written.report())
                    .allMatch(file -> file.toFile().lastModified() == 0);
        }
    }

    @Test
    void changesNothingUnlessItShall() throws IOException {
        Importer importer = new Importer(folder, folder, folder.resolve("reports"));
        KerasModel model = KerasModel.read(TestFiles.resource("keras_files/vae_decoder.keras"));
        Importer.Written written = importer.create(model, "Decoder");
        assertThat(importer.create(model, "Decoder")).as("the same once more").isEqualTo(written);
        Files.writeString(written.source(), "// by hand");
        Files.delete(written.weights());

        assertThatThrownBy(() -> importer.create(model, "Decoder"))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(written.source() + ": there with other content than the import has");
        assertThat(written.source()).hasContent("// by hand");
        assertThat(written.weights()).doesNotExist();

        importer.write(model, "Decoder");
        assertThat(written.source()).hasContent(model.source("", "Decoder", "decoder.safetensors"));
        assertThat(written.weights()).exists();
    }

    @Test
    void writesNothingOfARefusedModelOrOfOneWithoutWeights() throws IOException {
        Importer importer = new Importer(folder, folder, folder);
        Path json = Files.writeString(folder.resolve("model.json"), """
                {"class_name": "Sequential", "config": {"layers": [
                  {"class_name": "Lambda", "config": {"batch_input_shape": [null, 2]}}]}}
                """);
        assertThatThrownBy(() -> importer.write(KerasModel.read(json), "Model"))
                .isInstanceOf(RefusedModelException.class);
        Files.writeString(json, """
                {"class_name": "Sequential", "config": {"layers": [
                  {"class_name": "Dense", "config": {"batch_input_shape": [null, 2], "units": 2}}]}}
                """);
        assertThatThrownBy(() -> importer.write(KerasModel.read(json), "Model")).hasMessageContaining("a config only");
        assertThatThrownBy(() -> importer.write(KerasModel.read(json), "2.Model"))
                .isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(json);
        }
    }
}
