// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.processor.testing.BitsHash;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network loaded from prepared weights is the network that prepared them. */
class PreparedNetworksTest {

    private static final int SAMPLES = 2;

    @TempDir
    private Path folder;

    static List<String> networks() {
        return TestNetworks.compiled().generatedSources().entrySet().stream()
                .map(source -> className(source.getKey(), source.getValue()))
                .toList();
    }

    private static String className(String file, String text) {
        String simple = file.replace(".java", "");
        return text.lines()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.replaceAll("package (.*);", "$1.") + simple)
                .findFirst()
                .orElse(simple);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void preparedWeightsGiveTheSameBits(String name) throws IOException {
        Build build = TestNetworks.compiled();
        Network original = build.load(name, Weights.random(3));
        Path file = folder.resolve("prepared.safetensors");
        original.prepare(file);
        Network prepared = build.load(name, Weights.open(file));

        Map<String, Tensor> inputs = BitsHash.inputs(original, SAMPLES);
        Map<String, Tensor> expected = original.run(inputs);
        assertThat(prepared.run(inputs)).isEqualTo(expected);
        assertThat(prepared.on(Runnable::run).run(inputs)).isEqualTo(expected);

        Path again = folder.resolve("again.safetensors");
        prepared.prepare(again);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    /** So that the test above has seen them all. */
    @Test
    void everyLayoutOccurs() {
        assertThat(String.join("\n", TestNetworks.compiled().generatedSources().values()))
                .contains(
                        "WeightOps.packRows(",
                        "WeightOps.packColumns(",
                        "WeightOps.packTaps(",
                        "WeightOps.permute(",
                        "= weights.values(\"",
                        "= weights.rows(\"",
                        "= weights.matrices(\"");
    }

    @Test
    void aClassCompiledOtherwiseRefusesTheFile() throws IOException {
        String name = "com.example.DcganNetwork";
        Path file = folder.resolve("prepared.safetensors");
        TestNetworks.compiled().load(name, Weights.random(3)).prepare(file);
        Build unfolded = Build.strict(
                folder.resolve("unfolded"),
                List.of(TestNetworks.SMALL.resolve("Dcgan.java")),
                "-Aingot.disable=fold-batch-normalization");

        Weights prepared = Weights.open(file);
        assertThatThrownBy(() -> unfolded.load(name, prepared))
                .rootCause()
                .hasMessageStartingWith("Dcgan cannot use these weights: " + file + ": ingot.plan: expected ")
                .hasMessageEndingWith("; prepare the file again from the original weights");
        assertThatThrownBy(() -> TestNetworks.compiled().load("com.example.GeneratorNetwork", prepared))
                .rootCause()
                .hasMessageStartingWith("Generator cannot use these weights: " + file
                        + ": ingot.network: expected Generator, found Dcgan; prepare");
    }
}
