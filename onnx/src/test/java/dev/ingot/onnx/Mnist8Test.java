// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingot.onnx.OnnxNetworks.Values;
import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A classifier of digits that CNTK wrote, from ONNX's model zoo. */
class Mnist8Test {
    private static final Path DATA = Path.of("../../shared/oracle/real/onnx_mnist8");

    /** That of the case. */
    private static final double TOLERANCE = 1e-4;

    @TempDir
    Path folder;

    @Test
    void readsAsIfWrittenByHandAndGivesTheNumbersOfOnnxRuntime() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "no model of the zoo beside the repository");
        OnnxNetworks networks = new OnnxNetworks(folder);
        OnnxModel model = networks.add("mnist", DATA.resolve("mnist-8.onnx"));
        assertThat(model.report().refusals()).isEmpty();
        assertThat(model.source("a", "Mnist", "mnist.safetensors")).isEqualTo("""
                package a;

                import dev.ingot.dsl.Activations;
                import dev.ingot.dsl.Conv2D;
                import dev.ingot.dsl.Dense;
                import dev.ingot.dsl.Flatten;
                import dev.ingot.dsl.Layer;
                import dev.ingot.dsl.MaxPooling2D;
                import dev.ingot.dsl.NeuralNetwork;
                import dev.ingot.dsl.Padding;

                /** The ONNX model {@code CNTKGraph}. */
                @NeuralNetwork(input = {28, 28, 1}, weights = "mnist.safetensors")
                final class Mnist {
                    @Conv2D(filters = 8, kernelSize = 5, padding = Padding.SAME, activation = Activations.RELU)
                    Layer convolution28;

                    @MaxPooling2D
                    Layer pooling66;

                    @Conv2D(filters = 16, kernelSize = 5, padding = Padding.SAME, activation = Activations.RELU)
                    Layer convolution110;

                    @MaxPooling2D(poolSize = 3)
                    Layer pooling160;

                    @Flatten
                    Layer flatten;

                    @Dense(units = 10)
                    Layer Plus214_Output_0;
                }
                """);
        assertThat(model.inputs()).containsExactly(new GraphValue("Input3", "input", true, List.of(0, 2, 3, 1)));
        assertThat(model.outputs())
                .containsExactly(new GraphValue("Plus214_Output_0", "Plus214_Output_0", true, List.of(0, 1)));
        networks.compile();
        Weights io = Weights.open(DATA.resolve("io.safetensors"));
        networks.check(
                "mnist",
                List.of(values(io, "input/0", 2, 1, 28, 28)),
                List.of(values(io, "expected/0", 2, 10)),
                TOLERANCE,
                TOLERANCE);
    }

    private static Values values(Weights io, String name, int... shape) {
        int slash = name.lastIndexOf('/');
        WeightSpec spec = new WeightSpec(
                name.substring(0, slash), name.substring(slash + 1), Shape.of(shape), Role.BIAS, 1, 1, null);
        return new Values(shape, io.tensor(spec).toArray());
    }
}
