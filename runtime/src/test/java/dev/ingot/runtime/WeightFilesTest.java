// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFilesTest {
    @TempDir
    private Path folder;

    static byte[] bytes(String name) {
        try (InputStream in = WeightFilesTest.class.getResourceAsStream("formats/" + name)) {
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new AssertionError(name, problem);
        }
    }

    /** Every tensor of a file, with its own shape. */
    static Map<String, Tensor> tensors(Weights weights) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (String name : weights.names()) {
            tensors.put(name, weights.tensor(name));
        }
        return tensors;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stored.npz",
                "compressed.npz",
                "odd_dtypes.npz",
                "npy_version2.npz",
                "plain.safetensors",
                "dtypes.safetensors"
            })
    void readsTheRightValues(String file) throws IOException {
        Map<String, Tensor> expected = new TreeMap<>();
        tensors(Weights.of(bytes("expected.safetensors"))).forEach((name, tensor) -> {
            if (name.startsWith(file + "|")) {
                expected.put(name.substring(file.length() + 1), tensor);
            }
        });
        assertThat(expected).isNotEmpty();
        Path path = Files.write(folder.resolve(file), bytes(file));
        assertThat(tensors(Weights.open(path))).isEqualTo(expected);
        assertThat(tensors(Weights.of(bytes(file)))).isEqualTo(expected);
        assertThat(tensors(Weights.read(new ByteArrayInputStream(bytes(file))))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bad_truncated.safetensors     | bytes of values behind the header, found 591 (is the file complete?)
            bad_header_length.safetensors | header: at byte 0: expected a header of at most 1044 bytes, found a length of
            bad_shape.safetensors         | dense/kernel: expected 144 bytes for F32 [6, 6], found 120 in data_offsets
            bad_overlap.safetensors       | where the tensor before ends, found values from offset
            bad_json.safetensors          | header: at byte 500: expected a whole number below 2^63, found the end of the header
            bad_dtype.safetensors         | expected a dtype of [BOOL, F8_E4M3,
            truncated.npz                 | zip directory: expected an end record, found none (is the file complete?)
            legacy.weights.h5             | found an HDF5 file (Keras' .h5); read it with KerasWeights of ingot-keras
            userblock.weights.h5          | found an HDF5 file (Keras' .h5); read it with KerasWeights of ingot-keras
            """)
    void refusesWithASentence(String file, String sentence) throws IOException {
        Path path = Files.write(folder.resolve(file), bytes(file));
        assertThatThrownBy(() -> Weights.open(path))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GGUF and more                                 | a GGUF file
            xxxxTFL3xxxx                                  | a TensorFlow Lite model
            version https://git-lfs.github.com/spec/v1    | a Git LFS pointer; fetch the file itself with git lfs pull
            <!DOCTYPE html>                               | HTML or XML, perhaps the page of a failed download
            { "modelTopology": {} }                       | JSON text
            neither                                       | bytes that no format known here starts with
            """)
    void saysWhatAnotherFileLooksLike(String start, String description) {
        assertThatThrownBy(() -> Weights.of(start.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(WeightsException.class)
                .hasMessageEndingWith("expected a safetensors, .npz or .npy file, found " + description);
    }

    @Test
    void saysThatAFileIsEmptyAPickleOrAFolder() {
        assertThatThrownBy(() -> Weights.of(new byte[0])).hasMessageEndingWith("found an empty file");
        assertThatThrownBy(() -> Weights.of(new byte[] {(byte) 0x80, 4, 1}))
                .hasMessageContaining("a Python pickle, which could run code");
        assertThatThrownBy(() -> Weights.open(folder))
                .hasMessage(folder + ": expected a weights file, found a directory");
    }

    @Test
    void saysThatThereIsNoFile() {
        Path absent = Path.of("absent.npz");
        assertThatThrownBy(() -> Weights.open(absent))
                .isInstanceOf(WeightsException.class)
                .hasMessage("absent.npz: expected a weights file, found nothing at " + absent.toAbsolutePath());
    }

    @Test
    void namesOfAFileThatAreMissingAndShapesThatDiffer() {
        Weights weights = Weights.of(bytes("plain.safetensors"));
        assertThatThrownBy(() -> weights.tensor(new WeightSpec("dense", "gamma", Shape.of(6), Role.GAMMA, 1, 1, null)))
                .hasMessageStartingWith("the bytes: dense/gamma: expected a tensor of shape (6), found only ")
                .hasMessageEndingWith("the nearest name is dense/bias");
        assertThatThrownBy(() -> weights.tensor(new WeightSpec("dense", "bias", Shape.of(7), Role.BIAS, 1, 1, null)))
                .hasMessage("the bytes: dense/bias: expected a tensor of shape (7), found shape (6)");
    }

    @Test
    void writesWhatItReads() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z/\"quoted\\\"\n\tümlaut 🙂", Tensor.of(new float[] {1, -0f, Float.NaN, Float.MIN_VALUE}, 2, 2));
        tensors.put("empty", Tensor.zeros(0, 3));
        tensors.put("scalar", Tensor.of(new float[] {5}, new int[0]));
        tensors.put("large", Tensor.randomNormal(3, 400_000));
        Path path = folder.resolve("written.safetensors");
        Files.writeString(path, "what was there before");
        Weights.write(path, tensors);
        Weights written = Weights.open(path);
        assertThat(written.names()).containsExactlyElementsOf(tensors.keySet());
        assertThat(tensors(written)).isEqualTo(new TreeMap<>(tensors));
        byte[] content = Files.readAllBytes(path);
        assertThat(content[0] % 8).as("the values are aligned").isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
        Weights.write(path, Map.of());
        assertThat(Weights.open(path).names()).isEmpty();
    }

    /** Larger than what a stream keeps on the heap, so that tensors cross the borders of the pieces outside. */
    @Test
    void readsLargeStreams() throws IOException {
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put("a", Tensor.randomNormal(1, 300_001));
        tensors.put("b", Tensor.randomNormal(2, 700, 1000));
        tensors.put("c", Tensor.randomNormal(3, 3));
        Path path = folder.resolve("large.safetensors");
        Weights.write(path, tensors);
        try (InputStream in = Files.newInputStream(path)) {
            Weights weights = Weights.read(in);
            assertThat(tensors(weights)).isEqualTo(tensors);
            assertThat(tensors(weights)).as("once more").isEqualTo(tensors);
            assertThat(in.read()).as("behind the end").isEqualTo(-1);
        }
        byte[] cut = Arrays.copyOf(Files.readAllBytes(path), 3 << 20);
        assertThatThrownBy(() -> Weights.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("the stream: ")
                .hasMessageEndingWith("(is the file complete?)");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Path path = Files.createDirectories(folder.resolve("taken").resolve("inner"))
                .getParent();
        assertThatThrownBy(() -> Weights.write(path, Map.of("a", Tensor.zeros(2))))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void noticesThatAFileHasShrunk() throws IOException {
        Path path = Files.write(folder.resolve("shrinking.safetensors"), bytes("plain.safetensors"));
        Weights weights = Weights.open(path);
        Files.write(path, new byte[20]);
        assertThatThrownBy(() -> tensors(weights))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("1052 bytes, as there were when the file was opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.safetensors", "dtypes.safetensors", "stored.npz", "compressed.npz"})
    void refusesEveryTruncation(String file) {
        byte[] whole = bytes(file);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Weights.of(part)).as("%d bytes", length).isInstanceOf(WeightsException.class);
        }
    }

    /** A changed byte may go unnoticed in the values of a format without check sums; nothing else may be thrown. */
    @ParameterizedTest
    @ValueSource(
            strings = {"plain.safetensors", "dtypes.safetensors", "stored.npz", "compressed.npz", "odd_dtypes.npz"})
    void survivesEveryChangedByte(String file) {
        byte[] whole = bytes(file);
        Set<String> thrown = new TreeSet<>();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (31 * at | 1);
            try {
                tensors(Weights.of(changed));
            } catch (RuntimeException problem) {
                thrown.add(problem.getClass().getSimpleName());
            }
        }
        assertThat(thrown).containsExactly("WeightsException");
    }
}
