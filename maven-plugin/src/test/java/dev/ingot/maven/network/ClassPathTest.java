// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.maven.TestFiles;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @TempDir
    private static Path folder;

    private static ClassPath classPath;

    @BeforeAll
    static void compile() throws IOException {
        classPath = TestFiles.compile(folder, Map.of("com.example.Models", """
                        package com.example;

                        import dev.ingot.dsl.*;

                        final class Models {
                            @NeuralNetwork(input = 2)
                            static final class Small {
                                @Dense(units = 1, useBias = false)
                                Layer dense;
                            }

                            @NeuralNetwork(input = 2, className = "Doubling")
                            static final class Renamed {
                                @Rescaling(scale = 2)
                                Layer twice;

                                @Custom(in = Models.class, method = "negated")
                                Layer negated;
                            }

                            static float negated(float x) {
                                return -x;
                            }
                        }
                        """, "Plain", """
                        import dev.ingot.dsl.*;

                        @NeuralNetwork(input = 3, weights = "plain.safetensors")
                        final class Plain {
                            @Dense(units = 1, useBias = false)
                            Layer b;

                            @Dense(units = 2, useBias = false)
                            Layer a;
                        }
                        """));
    }

    @AfterAll
    static void close() throws IOException {
        classPath.close();
    }

    @Test
    void findsNetworks() throws IOException {
        assertThat(classPath.networks())
                .extracting(NetworkClass::name)
                .containsExactly("PlainNetwork", "com.example.Doubling", "com.example.Models_SmallNetwork");
        for (String name : List.of(
                "com.example.Models.Small",
                "com.example.Models$Small",
                "Models.Small",
                "Models_SmallNetwork",
                "com.example.Models_SmallNetwork")) {
            assertThat(classPath.network(name).name()).isEqualTo("com.example.Models_SmallNetwork");
        }
        assertThat(classPath.network("Plain").name()).isEqualTo("PlainNetwork");
        assertThat(classPath.network("com.example.Doubling").hasOwnWeights()).isTrue();
        assertThat(classPath.network("Models.Small").hasOwnWeights()).isFalse();
    }

    @Test
    void findsNetworksInJars() throws IOException {
        Path jar = folder.resolve("models.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(zip.getPath("com", "example"));
            Path classes = folder.resolve("classes/com/example");
            for (Path file : list(classes)) {
                if (!file.getFileName().toString().startsWith("Doubling")) {
                    Files.copy(
                            file,
                            zip.getPath("com", "example", file.getFileName().toString()));
                }
            }
        }
        try (ClassPath path = new ClassPath(List.of(jar), List.of())) {
            NetworkClass network = path.network(null);
            assertThat(network.name()).isEqualTo("com.example.Models_SmallNetwork");
            assertThat(network.withoutWeights().signature().name()).isEqualTo("Models_Small");
            assertThat(new ModelCompiler(folder.resolve("read"))
                            .modelOf(network, path)
                            .model()
                            .qualifiedName())
                    .isEqualTo("com.example.Models_Small");
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void saysWhatThereIsInstead() throws IOException {
        assertThatThrownBy(() -> classPath.network(null))
                .hasMessage("expected one network, found PlainNetwork, com.example.Doubling,"
                        + " com.example.Models_SmallNetwork; choose with -Dingot.network");
        assertThatThrownBy(() -> classPath.network("com.example.Generator"))
                .hasMessage("expected a network com.example.Generator in " + folder.resolve("classes")
                        + ", found PlainNetwork, com.example.Doubling, com.example.Models_SmallNetwork");
        try (ClassPath none = new ClassPath(List.of(folder.resolve("nowhere")), List.of())) {
            assertThatThrownBy(() -> none.network("Generator"))
                    .hasMessage("expected a compiled network in " + folder.resolve("nowhere")
                            + ", found none; compile first, or name a folder or jar with -Dingot.classpath");
        }
    }

    @Test
    void loadsNetworks() throws IOException {
        NetworkClass small = classPath.network("Models.Small");
        Tensor kernel = Tensor.of(new float[] {3, 4}, 2, 1);
        Network network = small.load(Weights.of(Map.of("dense/kernel", kernel)));
        assertThat(network.run(Map.of("input", Tensor.of(new float[] {1, 2}, 1, 2)))
                        .get("dense")
                        .toArray())
                .containsExactly(11);
        assertThatThrownBy(small::loadOwn)
                .hasMessage("expected weights, which the annotation of com.example.Models_SmallNetwork does not name;"
                        + " choose with -Dingot.weights");
        assertThatThrownBy(() -> small.load(Weights.of(Map.of()))).isInstanceOf(WeightsException.class);

        NetworkClass plain = classPath.network("Plain");
        assertThatThrownBy(plain::loadOwn)
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("plain.safetensors");
        assertThat(plain.withoutWeights().summary()).contains("Model: \"plain\"", "b (Dense)");
    }

    /** From the class file: the layers in their order, and the weights of the resource. */
    @Test
    void readsModels() throws IOException {
        NetworkClass plain = classPath.network("Plain");
        var model = new ModelCompiler(folder.resolve("read")).modelOf(plain, classPath);
        assertThat(model.shapes().keySet()).containsExactly("input", "b", "a");
        Path weights = folder.resolve("classes/plain.safetensors");
        Weights.write(weights, Map.of("b/kernel", Tensor.zeros(3, 1), "a/kernel", Tensor.zeros(1, 2)));
        assertThat(plain.ownWeights(model).names()).containsExactlyInAnyOrder("a/kernel", "b/kernel");
        Files.delete(weights);
    }

    @Test
    void interpretsModels() throws IOException {
        NetworkClass doubling = classPath.network("Doubling");
        var model = new ModelCompiler(folder.resolve("read")).modelOf(doubling, classPath);
        Network network = doubling.loadOwn();
        Interpretation interpretation =
                Interpretation.of(model, network.signature(), doubling.ownWeights(model), classPath);
        Map<String, float[]> values = interpretation.run(Map.of("input", new float[] {1, -3}));
        assertThat(values.keySet()).containsExactly("twice", "negated");
        assertThat(values.get("twice")).containsExactly(2, -6);
        assertThat(values.get("negated")).containsExactly(-2, 6);
        assertThat(interpretation.outputs()).isEqualTo(Map.of("negated", "negated"));
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        String generated = Files.readString(folder.resolve("classes/PlainNetwork.java"));
        try (ClassPath other = TestFiles.compile(
                folder.resolve("other"),
                Map.of("PlainNetwork", generated.replaceFirst("requireAbi\\(\\d+\\)", "requireAbi(99)")))) {
            NetworkClass network = other.network(null);
            assertThatThrownBy(network::withoutWeights)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cannot use PlainNetwork: this network was generated by a version of"
                            + " ingot-processor that needs ABI 99");
        }
    }

    @Test
    void saysWhatJavacSays() {
        assertThatThrownBy(() -> TestFiles.compile(folder.resolve("bad"), Map.of("Bad", """
                        import dev.ingot.dsl.*;

                        @NeuralNetwork(input = 2)
                        final class Bad {
                            @Reshape({5, 5})
                            Layer reshape;
                        }
                        """)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("javac refuses the model:\n")
                .hasMessageContaining("Bad.java:5: error: [ingot-104] reshape (@Reshape): {5, 5} holds 25 values");
    }
}
