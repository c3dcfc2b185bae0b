// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.maven.TestFiles;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
    private static final Map<String, Tensor> TENSORS = Map.of(
            "dense/kernel", Tensor.of(new float[] {1, -2, 3.5f, Float.MIN_VALUE, 5, 6}, 2, 3),
            "dense/bias", Tensor.of(new float[] {7, 8, 9}),
            "größe", Tensor.of(new float[] {1}, new int[0]),
            "none", Tensor.zeros(0, 2));

    private static final Signature DENSE = Signature.builder("Model")
            .layer("dense", "Dense", Shape.of(3), "input")
            .weight("dense", "kernel", Role.KERNEL, 2, 3, Shape.of(2, 3))
            .weight("dense", "bias", Role.BIAS, 2, 3, Shape.of(3))
            .build();

    @TempDir
    private Path folder;

    private static Map<String, Tensor> read(Path file) throws IOException {
        return WeightFile.of(file).tensors();
    }

    @Test
    void fromNpzToSafetensorsAndBack() throws IOException {
        Path npz = folder.resolve("model.npz");
        Path safetensors = folder.resolve("model.safetensors");
        assertThat(new Conversion(npz).write(TENSORS)).isTrue();
        assertThat(read(npz)).isEqualTo(TENSORS);
        assertThat(new Conversion(safetensors).write(read(npz))).isTrue();
        assertThat(read(safetensors)).isEqualTo(TENSORS);

        byte[] before = Files.readAllBytes(npz);
        assertThat(new Conversion(npz).write(read(safetensors))).as("changed").isFalse();
        assertThat(npz).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(npz, safetensors);
        }
    }

    /** As NumPy writes it, at the offset where NumPy aligns it. */
    @Test
    void npzIsAsNumPyWritesIt() throws IOException {
        Path npz = folder.resolve("model.npz");
        NpzWriter.write(npz, Map.of("a", Tensor.of(new float[] {1, 2})));
        String text = Files.readString(npz, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }  ");
        assertThat(start).isPositive();
        assertThat(text.substring(start + 127, start + 136)).isEqualTo("\n\0\0\u0080?\0\0\0@");
    }

    @Test
    void fromKeras() throws IOException {
        Path model = TestFiles.KERAS.resolve("keras_files/vae_decoder.keras");
        Map<String, Tensor> tensors = read(model);
        assertThat(tensors.get("dense/kernel").shape()).isEqualTo(Shape.of(2, 784));
        assertThat(read(TestFiles.KERAS.resolve("keras_files/vae_decoder.h5"))).isEqualTo(tensors);
        assertThat(read(TestFiles.KERAS.resolve("tfjs_files/vae_decoder/model.json")))
                .isEqualTo(tensors);
    }

    @Test
    void forANetwork() throws IOException {
        Path torch = folder.resolve("torch.safetensors");
        Map<String, Tensor> modules = new LinkedHashMap<>();
        modules.put("net.main.weight", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        modules.put("net.main.bias", Tensor.of(new float[] {7, 8, 9}));
        modules.put("other.weight", Tensor.zeros(3, 2));
        Weights.write(torch, modules);
        Path converted = folder.resolve("dense.safetensors");
        WeightFile file = new WeightFile(torch, true, List.of("main = dense"), "net.");
        new Conversion(converted).write(DENSE, file.open());
        assertThat(read(converted))
                .isEqualTo(Map.of(
                        "dense/kernel", Tensor.of(new float[] {1, 3, 5, 2, 4, 6}, 2, 3),
                        "dense/bias", Tensor.of(new float[] {7, 8, 9})));
        assertThat(Files.readString(converted, StandardCharsets.ISO_8859_1)).contains("ingot.specs");

        Path npz = folder.resolve("dense.npz");
        new Conversion(npz).write(DENSE, file.open());
        assertThat(read(npz)).isEqualTo(read(converted));
    }

    @Test
    void underOtherNames() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Weights.write(file, Map.of("a/fc/bias", Tensor.zeros(1), "b/fc/bias", Tensor.zeros(2)));
        assertThat(new WeightFile(file, false, List.of("fc=dense"), "b/").tensors())
                .isEqualTo(Map.of("dense/bias", Tensor.zeros(2)));
        assertThatThrownBy(() -> new WeightFile(file, false, List.of("fc"), "").open())
                .hasMessage("expected names like main.0=dense, found fc");
    }

    @Test
    void aNetworkIsNeededWhereNamesSayNothing() throws IOException {
        Path npz = folder.resolve("model.npz");
        NpzWriter.write(npz, Map.of("a", Tensor.zeros(3)));
        Path npy = folder.resolve("a.npy");
        try (FileSystem zip = FileSystems.newFileSystem(npz)) {
            Files.copy(zip.getPath("a.npy"), npy);
        }
        assertThatThrownBy(() -> WeightFile.of(npy).tensors())
                .hasMessage(
                        npy + ": expected a network, chosen with -Dingot.network, that says which weights these are,"
                                + " found no names in the file");
        assertThatThrownBy(() -> new WeightFile(npz, true, List.of(), "").tensors())
                .hasMessageContaining("found a state dict of PyTorch without one");
        assertThatThrownBy(() -> read(TestFiles.KERAS.resolve("keras_files/vae_decoder.weights.h5")))
                .hasMessageContaining("weights only");
    }

    @Test
    void writesNothingElse() {
        assertThatThrownBy(() -> new Conversion(folder.resolve("model.pt")))
                .hasMessageContaining("whose name ends in .safetensors or .npz, found");
    }
}
