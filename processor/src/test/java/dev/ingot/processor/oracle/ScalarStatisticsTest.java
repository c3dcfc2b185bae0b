// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Shape;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A normalisation without axes: one mean and one variance, which have no axes in files either. */
class ScalarStatisticsTest {

    private static final Declaration STORED = network("Stored", Map.of());
    private static final Declaration GIVEN = network("Given", Map.of("mean", List.of(2.0), "variance", List.of(4.0)));
    private static final Declaration INVERTED =
            network("Inverted", Map.of("mean", List.of(2.0), "variance", List.of(4.0), "invert", true));

    @TempDir
    private static Path directory;

    private static NetworkCompilation compilation;

    private static Declaration network(String name, Map<String, Object> statistics) {
        Map<String, Object> arguments = new HashMap<>(statistics);
        arguments.put("axis", List.of());
        return Chain.network(name, Shape.of(2, 1, 3), Chain.layer("Normalization", arguments));
    }

    @BeforeAll
    static void compile() {
        compilation = NetworkCompilation.of(List.of(STORED, GIVEN, INVERTED), directory);
    }

    @AfterAll
    static void close() {
        compilation.close();
    }

    private static float[] run(Network network) {
        Tensor input = Tensor.of(new float[] {0, 1, 2, 3, 4, 10}, 1, 2, 1, 3);
        return network.run(Map.of("input", input)).get("layer0").toArray();
    }

    private static Tensor scalar(float value) {
        return Tensor.of(new float[] {value}, new int[0]);
    }

    @Test
    void areReadFromAFile() throws IOException {
        Path file = directory.resolve("weights.safetensors");
        Weights.write(
                file,
                Map.of(
                        "layer0/mean", scalar(2),
                        "layer0/variance", scalar(4),
                        "layer0/count", scalar(7)));
        Network network = compilation.load(STORED, Weights.open(file));

        assertThat(run(network)).containsExactly(-1, -0.5f, 0, 0.5f, 1, 4);
        assertThat(network.signature().weights())
                .extracting(WeightSpec::toString)
                .allMatch(text -> text.contains("()"));

        Path prepared = directory.resolve("prepared.safetensors");
        network.prepare(prepared);
        assertThat(run(compilation.load(STORED, Weights.open(prepared)))).containsExactly(run(network));
    }

    @Test
    void areArguments() {
        assertThat(run(compilation.load(GIVEN, Weights.random(1)))).containsExactly(-1, -0.5f, 0, 0.5f, 1, 4);
        assertThat(run(compilation.load(INVERTED, Weights.random(1)))).containsExactly(2, 4, 6, 8, 10, 22);
    }
}
