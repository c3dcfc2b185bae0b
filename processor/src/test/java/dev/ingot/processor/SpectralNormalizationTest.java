// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.LayerSpec;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers in Keras' wrapper, by themselves, shared and in blocks, against the same layers without it. */
class SpectralNormalizationTest {

    private static final String MODEL = """
            package com.example;
            import dev.ingot.dsl.*;
            @NeuralNetwork(input = 6)
            final class %1$s {
                @Embedding(inputDim = 5, outputDim = 8)
                %2$s
                Layer table;
                @Conv1D(filters = 8, kernelSize = 3, padding = Padding.SAME, activation = Activations.TANH)
                %2$s
                Layer conv;
                @SameAs("conv")
                Layer again;
                @Reshape({2, 3, 8})
                Layer image;
                @Conv2DTranspose(filters = 4, kernelSize = 2, strides = 2)
                %2$s
                Layer enlarged;
                @Use(value = %1$sPart.class, times = 2, set = "dense.units = 7")
                Layer parts;
            }
            @Block
            final class %1$sPart {
                @Dense(units = 3, useBias = false)
                %2$s
                Layer dense;
            }
            """;

    @TempDir
    private static Path folder;

    private static Network wrapped;
    private static Network plain;

    @BeforeAll
    static void compile() throws IOException {
        Build build = Build.strict(
                folder.resolve("classes"),
                List.of(write("Wrapped", "@SpectralNormalization(powerIterations = 3)"), write("Plain", "")));
        wrapped = build.load("com.example.WrappedNetwork", Weights.random(5));
        Map<String, Tensor> tensors = new HashMap<>();
        for (WeightSpec spec : wrapped.signature().weights()) {
            if (!spec.variable().equals("vector_u")) {
                tensors.put(spec.name(), Weights.random(5).tensor(spec));
            }
        }
        plain = build.load("com.example.PlainNetwork", Weights.of(tensors));
    }

    private static Path write(String name, String wrapper) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), MODEL.formatted(name, wrapper));
    }

    @Test
    void computesWhatTheLayersInItCompute() {
        assertThat(run(wrapped, 0, 4, 1, 3, 2, 2)).isEqualTo(run(plain, 0, 4, 1, 3, 2, 2));
        assertThat(run(plain, 0, 4, 1, 3, 2, 2)).isNotEqualTo(run(plain, 0, 4, 1, 3, 2, 0));
    }

    /** The order of Keras' get_weights: the wrapper's own variables, the kernel first, then the layer's others. */
    @Test
    void hasAVectorBehindEachKernel() {
        assertThat(wrapped.signature().weights())
                .extracting(spec -> spec.name() + " " + spec.shape())
                .containsExactly(
                        "table/embeddings (5, 8)",
                        "table/vector_u (1, 8)",
                        "conv/kernel (3, 8, 8)",
                        "conv/vector_u (1, 8)",
                        "conv/bias (8)",
                        "enlarged/kernel (2, 2, 4, 8)",
                        "enlarged/vector_u (1, 8)",
                        "enlarged/bias (4)",
                        "parts/0/dense/kernel (4, 7)",
                        "parts/0/dense/vector_u (1, 7)",
                        "parts/1/dense/kernel (7, 7)",
                        "parts/1/dense/vector_u (1, 7)");
        assertThat(wrapped.signature().weights())
                .filteredOn(spec -> spec.variable().equals("vector_u"))
                .extracting(WeightSpec::role)
                .containsOnly(Role.TRAINING_STATE);
        assertThat(wrapped.signature().parameters()).isEqualTo(plain.signature().parameters() + 8 + 8 + 8 + 7 + 7);
    }

    @Test
    void hasTheClassOfTheWrapperInSummaries() {
        assertThat(wrapped.signature().layers())
                .extracting(LayerSpec::type)
                .containsExactly(
                        "SpectralNormalization",
                        "SpectralNormalization",
                        "SpectralNormalization",
                        "Reshape",
                        "SpectralNormalization",
                        "SpectralNormalization",
                        "SpectralNormalization");
        assertThat(wrapped.summary())
                .containsPattern("conv +│ .*│ +208 ")
                .contains("│ (SpectralNormalizati… │")
                .contains("Non-trainable params: 38 ");
        assertThat(wrapped.describe().lines())
                .anyMatch(line -> line.matches("conv +SpectralNormalization +\\(6, 8\\) +208 .*"))
                .anyMatch(line -> line.matches("again +SpectralNormalization, as conv +\\(6, 8\\) .*"));
    }

    @Test
    void readsFilesWithItsWeights() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Weights.write(file, wrapped.signature(), Weights.random(5));
        Network read = Build.load(folder.resolve("classes"), "com.example.WrappedNetwork", Weights.open(file));

        assertThat(run(read, 1, 2, 3, 4, 0, 1)).isEqualTo(run(wrapped, 1, 2, 3, 4, 0, 1));
    }

    private static Map<String, Tensor> run(Network network, float... rows) {
        return network.run(Map.of("input", Tensor.of(rows, 1, 6)));
    }
}
