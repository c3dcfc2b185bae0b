// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.pass.Pass;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A layer that is used twice, against two layers with equal weights. */
class SharedLayersTest {

    /** The second use sees an image of another size, folds a normalisation of its own, and has its own activation after it. */
    private static final String SHARED = """
            package com.example;
            import dev.ingot.dsl.*;
            @NeuralNetwork(input = {6, 5, 3}, outputs = {"tail", "large"})
            final class %1$s {
                @Conv2D(filters = 40, kernelSize = 3, padding = Padding.SAME)
                Layer conv;
                @BatchNormalization
                Layer norm;
                @ReLU
                Layer relu;
                @Conv2D(filters = 3, kernelSize = 1)
                Layer narrow;
                @UpSampling2D
                Layer enlarged;
                %2$s
                Layer large;
                @BatchNormalization
                Layer otherNorm;
                %3$s
                Layer tail;
            }
            """;

    private static final String CONV = "@Conv2D(filters = 40, kernelSize = 3, padding = Padding.SAME)";
    private static final String NARROW = "@Conv2D(filters = 3, kernelSize = 1)";

    @TempDir
    private static Path folder;

    private static Build build;

    @BeforeAll
    static void compile() throws IOException {
        build = Build.strict(folder.resolve("all"), sources());
    }

    private static List<Path> sources() throws IOException {
        return List.of(
                write("Shared", SHARED.formatted("Shared", "@SameAs(\"conv\")", "@SameAs(\"narrow\")")),
                write("Apart", SHARED.formatted("Apart", CONV, NARROW)));
    }

    private static Path write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), source);
    }

    private static Network shared(Build build) {
        return build.load("com.example.SharedNetwork", Weights.random(5));
    }

    /** The network without shared layers, with the same weights. */
    private static Network apart(Build build) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (WeightSpec spec : build.load("com.example.SharedNetwork", Weights.random(5))
                .signature()
                .weights()) {
            Tensor tensor = Weights.random(5).tensor(spec);
            tensors.put(spec.name(), tensor);
            tensors.put(spec.name().replaceFirst("^conv/", "large/").replaceFirst("^narrow/", "tail/"), tensor);
        }
        return build.load("com.example.ApartNetwork", Weights.of(tensors));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheBitsOfTwoLayersWithEqualWeights(KernelSet kernels) {
        Network shared = kernels.run(() -> shared(build));
        Network apart = kernels.run(() -> apart(build));

        Map<String, Tensor> inputs = BitsHash.inputs(shared, 3);
        assertThat(shared.run(inputs)).isEqualTo(apart.run(inputs));
    }

    @Test
    void isComputedWithoutPassesTheSame() {
        String all = Passes.ALL.stream().map(Pass::name).collect(Collectors.joining(","));
        Build unfolded = Build.strict(
                folder.resolve("unfolded"),
                List.of(folder.resolve("Shared.java"), folder.resolve("Apart.java")),
                "-Aingot.disable=" + all);

        Map<String, Tensor> inputs = BitsHash.inputs(shared(build), 3);
        assertThat(shared(unfolded).run(inputs)).isEqualTo(apart(unfolded).run(inputs));
        for (Map.Entry<String, Tensor> output : shared(build).run(inputs).entrySet()) {
            float[] expected = shared(unfolded).run(inputs).get(output.getKey()).toArray();
            float[] values = output.getValue().toArray();
            for (int i = 0; i < values.length; i++) {
                assertThat(Math.abs(values[i] - expected[i])).isLessThan(1e-5f * Math.max(1, Math.abs(expected[i])));
            }
        }
    }

    @Test
    void asksForItsWeightsOnce() {
        assertThat(shared(build).signature().weights())
                .extracting(WeightSpec::name)
                .containsExactly(
                        "conv/kernel",
                        "conv/bias",
                        "norm/gamma",
                        "norm/beta",
                        "norm/moving_mean",
                        "norm/moving_variance",
                        "narrow/kernel",
                        "narrow/bias",
                        "otherNorm/gamma",
                        "otherNorm/beta",
                        "otherNorm/moving_mean",
                        "otherNorm/moving_variance");
        assertThat(shared(build).signature().parameters()).isEqualTo(9 * 3 * 40 + 40 + 4 * 40 + 40 * 3 + 3 + 4 * 40);
    }

    /** The rows that Keras prints for a layer that is called twice. */
    @Test
    void hasOneRowInTheSummary() {
        assertThat(shared(build).summary())
                .contains("│ conv (Conv2D)         │ (None, 12, 10,    │       1,120 │ input[0][0],       │")
                .contains("│                       │ 40)               │             │ enlarged[0][0]     │")
                .contains("│ otherNorm             │ (None, 12, 10,    │         160 │ conv[1][0]         │")
                .doesNotContain(" large ", " tail ");
    }

    @Test
    void hasARowForEachUseInTheDescription() {
        assertThat(shared(build).describe().lines())
                .anyMatch(line -> line.matches("conv +Conv2D +\\(6, 5, 40\\) +1,120 .*"))
                .anyMatch(line -> line.matches("large +Conv2D, as conv +\\(12, 10, 40\\) .*"));
    }

    @Test
    void isKeptOnceIfAllUsesFoldTheSame() {
        String siamese = TestNetworks.compiled().generatedSources().get("SiameseNetwork.java");

        assertThat(siamese)
                .contains("private final float[] convBias;", "private final float[][] codeKernel;")
                .doesNotContain("this.right");
    }
}
