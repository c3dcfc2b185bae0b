// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut off, changed or made to harm: a {@link WeightsException} or values, and nothing else. */
@Timeout(120)
class HostileWeightsTest {
    @TempDir
    Path folder;

    private static final Signature ANY = Signature.builder("Network")
            .layer("dense", "Dense", Shape.of(1))
            .weight("dense", "kernel", Role.KERNEL, 1, 1, Shape.of(5, 6))
            .build();

    /** Each byte of a file is one that it may end before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "formats/legacy_vlen.weights.h5",
                "formats/libver_latest.weights.h5",
                "hdf5/chunks_v110.weights.h5",
                "keras_files/t6_conv2dtranspose_3x3_s2_same_ramp.keras",
                "tfjs_files/t6_conv2dtranspose_3x3_s2_same_ramp/model.json",
                "hdf5/sharded.weights.json"
            })
    void endsAnywhere(String name) throws IOException {
        Path file = Files.copy(TestFiles.resource(name), folder.resolve("cut"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long length = channel.size() - 1; length >= 0; length--) {
                channel.truncate(length);
                try {
                    KerasWeights.open(file);
                    fail("%s cut to %d bytes", name, length);
                } catch (WeightsException refused) {
                    assertThat(refused.file()).isEqualTo(file.toString());
                }
            }
        }
    }

    /** The shards of a model end before their last bytes. */
    @Test
    void aShardEndsAnywhere() throws IOException {
        Path model = TestFiles.resource("tfjs_files/t6_conv2dtranspose_3x3_s2_same_ramp/model.json");
        Path copy = Files.copy(model, folder.resolve("model.json"));
        byte[] whole = Files.readAllBytes(model.resolveSibling("group1-shard1of1.bin"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("group1-shard1of1.bin"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> KerasWeights.open(copy)).isInstanceOf(WeightsException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "formats/legacy_vlen.weights.h5",
                "formats/keras3.weights.h5",
                "formats/libver_latest.weights.h5",
                "formats/chunked_gzip_shuffle.weights.h5",
                "hdf5/chunks_v110.weights.h5",
                "tfjs_files/vae_decoder/model.json",
                "keras_files/separable_0.keras"
            })
    void hasAChangedByte(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestFiles.resource(name));
        Path file = folder.resolve("changed");
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] changed = whole.clone();
            // Structures lie at the start of a file, and between its data.
            int at = random.nextInt(i % 2 == 0 ? changed.length : Math.min(2048, changed.length));
            changed[at] = (byte) (i % 3 == 0 ? 0xFF : random.nextInt());
            Files.write(file, changed);
            readAll(file, name + " with another byte at " + at);
        }
    }

    /** Reads all tensors, whatever the file calls them, unless it is refused. */
    private static void readAll(Path file, String what) throws IOException {
        try {
            Weights weights = KerasWeights.open(file).bind(ANY);
            for (String name : weights.names()) {
                int slash = name.lastIndexOf('/');
                String layer = name.substring(0, Math.max(slash, 0));
                String variable = name.substring(slash + 1);
                try {
                    weights.tensor(new WeightSpec(layer, variable, Shape.of(7), Role.BIAS, 1, 1, null));
                } catch (WeightsException another) {
                    Matcher shape =
                            Pattern.compile("shape \\(([\\d, ]*)\\) of .*").matcher(another.found());
                    if (shape.matches()) {
                        Shape stated = Shape.of(Pattern.compile("\\d+")
                                .matcher(shape.group(1))
                                .results()
                                .mapToInt(length -> Integer.parseInt(length.group()))
                                .toArray());
                        weights.tensor(new WeightSpec(layer, variable, stated, Role.BIAS, 1, 1, null));
                    }
                }
            }
        } catch (WeightsException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError leaked) {
            fail(what, leaked);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            ../model.weights.h5 => expected a name inside the archive
            /model.weights.h5 => expected a name inside the archive
            assets/../../x => expected a name inside the archive
            assets\\x => expected a name inside the archive
            model.weights.npz => Python pickles, which could run code
            other => expected a .keras archive with config.json
            """)
    void archivesOfOtherThings(String entry, String message) throws IOException {
        assertThatThrownBy(() -> KerasWeights.open(archive(entry, "x")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void configsThatAreNoJson() throws IOException {
        assertRefusedConfig("{\"class_name\": \"Sequential\"} {}", "found malformed JSON at line 1 column 31 path $");
        assertRefusedConfig("{\"class_name\": 1, \"class_name\": 2}", "each name once in an object");
        assertRefusedConfig("[".repeat(100_000), "JSON no deeper than 200");
        assertRefusedConfig("{\"a\":".repeat(100_000), "JSON no deeper than 200");
        assertRefusedConfig("[]", "a JSON object");
        assertRefusedConfig("{'class_name': 'Sequential'}", "JSON no deeper than");
        assertRefusedConfig("{\"class_name\": \"Sequential\", \"config\": 3}", "the layers of Sequential");
        for (String number : List.of("1e99999999999", "-1e-999999999", "1e401")) {
            assertRefusedConfig(
                    "{\"a\": [" + number + "]}", "expected numbers of at most 400 digits, found more at $.a[");
        }
    }

    private void assertRefusedConfig(String config, String message) throws IOException {
        assertThatThrownBy(() -> KerasWeights.open(archive("config.json", config)))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anArchiveWithAnEntryTwice() throws IOException {
        byte[] twice = Files.readAllBytes(archive("config.json", "{}", "config.jsom", "{}"));
        String text = new String(twice, StandardCharsets.ISO_8859_1).replace("config.jsom", "config.json");
        Path file = Files.write(folder.resolve("twice.keras"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> KerasWeights.open(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("config.json: ")
                .hasMessageContaining("expected each entry once, found it again");
    }

    private Path archive(String... content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < content.length; i += 2) {
                zip.putNextEntry(new ZipEntry(content[i]));
                zip.write(content[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("archive.keras"), bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            "paths":["../x"],"weights":[] => expected the names of files beside it, found "../x"
            "paths":["/etc/passwd"],"weights":[] => expected the names of files beside it
            "paths":["missing"],"weights":[] => expected a weights file, found nothing at
            "paths":["shard"],"weights":[] => expected 0 bytes in the shards ["shard"], found 8
            "paths":["shard"],"weights":[{"name":"a","shape":[3],"dtype":"float32"}] => a: expected 12 bytes from byte 0 of the shards on, found 8 in all
            "paths":["shard"],"weights":[{"name":"a","shape":[65536,65536],"dtype":"float32"}] => a shape of at most 2147483647 values
            "paths":["shard"],"weights":[{"name":"a","shape":[-1],"dtype":"float32"}] => a shape of at most 2147483647 values
            "paths":["shard"],"weights":[{"name":"a","shape":[2.5],"dtype":"float32"}] => a shape of at most 2147483647 values
            "paths":["shard"],"weights":[{"name":"a","shape":[2],"dtype":"string"}] => expected float32 or whole numbers, found string
            "paths":["shard"],"weights":[{"name":"a","shape":[1],"dtype":"float32"},{"name":"a","shape":[1],"dtype":"float32"}] => expected each weight once
            "paths":["shard"],"weights":[{"name":"a","shape":[8],"dtype":"float32","quantization":{"dtype":"uint8","min":0}}] => expected a finite number for scale, found null
            "paths":["shard"],"weights":[{"name":"a","shape":[8],"dtype":"float32","quantization":{"dtype":"int4"}}] => expected quantisation to float16, uint8 or uint16, found int4
            """)
    void manifestsThatDoNotFitTheShards(String group, String message) throws IOException {
        Files.write(folder.resolve("shard"), new byte[8]);
        Path model = Files.writeString(folder.resolve("model.json"), "{\"weightsManifest\":[{" + group + "}]}");
        assertThatThrownBy(() -> KerasWeights.open(model))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aConfigOfTooManyValues() throws IOException {
        assertRefusedConfig("[" + "0,".repeat(1_000_001) + "0]", "at most 1000000 values");
    }

    /** 300 MiB of zeros in 300 kB. */
    @Test
    void weightsThatUnpackToFarMoreThanIsStored() throws IOException {
        Path file = folder.resolve("bomb.keras");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("config.json"));
            zip.write(
                    "{\"class_name\": \"Sequential\", \"config\": {\"layers\": []}}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("model.weights.h5"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> KerasWeights.open(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("model.weights.h5: at byte")
                .hasMessageContaining("at most 100 times the");
    }

    @Test
    void quantisedTensors() throws IOException {
        Files.write(folder.resolve("one"), new byte[] {0, 10, (byte) 255, 0, 60});
        Files.write(folder.resolve("two"), new byte[] {1, 0, 0, (byte) 255});
        Path model = Files.writeString(folder.resolve("model.json"), """
                {"weightsManifest": [{"paths": ["one", "two"], "weights": [
                  {"name": "d/a", "shape": [3], "dtype": "float32", "quantization": {"dtype": "uint8", "scale": 0.1, "min": -0.5}},
                  {"name": "d/b", "shape": [1], "dtype": "float32", "quantization": {"dtype": "float16", "original_dtype": "float32"}},
                  {"name": "d/c", "shape": [2], "dtype": "float32", "quantization": {"dtype": "uint16", "scale": 2, "min": 1}}]}]}
                """);
        var tensors = TestFiles.load(model, TestFiles.network("d Dense a(3) b(1) c(2)"));
        assertThat(tensors.get("d/a").toArray())
                .containsExactly((float) (0 * 0.1 - 0.5), (float) (10 * 0.1 - 0.5), (float) (255 * 0.1 - 0.5));
        assertThat(tensors.get("d/b").toArray()).containsExactly(1);
        assertThat(tensors.get("d/c").toArray()).containsExactly(3, 2 * 0xFF00 + 1);
    }

    @Test
    void asksForTheNetworkFirst() throws IOException {
        Weights weights = KerasWeights.open(TestFiles.resource("formats/legacy.weights.h5"));
        assertThat(weights.names()).isEmpty();
        assertThatThrownBy(() -> weights.tensor(ANY.weights().get(0)))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("a network, which bind tells");
    }

    @Test
    void otherFiles() throws IOException {
        assertThatThrownBy(() -> KerasWeights.open(folder.resolve("none"))).isInstanceOf(WeightsException.class);
        assertThatThrownBy(() -> KerasWeights.open(Files.writeString(folder.resolve("text"), "text")))
                .hasMessageContaining("expected a .keras, .weights.h5 or .h5 file of Keras or a model.json");
        assertThatThrownBy(() -> KerasWeights.open(Files.writeString(folder.resolve("json"), "{\"a\":1}")))
                .hasMessageContaining("found [a]");
    }
}
