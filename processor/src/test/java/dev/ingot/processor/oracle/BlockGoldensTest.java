// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden cases of graphs, declared with blocks. */
class BlockGoldensTest {

    private static final String SOURCE = """
            package com.example;

            import dev.ingot.dsl.*;

            final class Goldens {
                @Block
                static final class ConvNorm {
                    @Conv2D(filters = 6, kernelSize = 3, padding = Padding.SAME, useBias = false)
                    Layer conv;
                    @BatchNormalization
                    Layer norm;
                }

                @Block
                static final class Residual {
                    @Use(ConvNorm.class)
                    Layer first;
                    @ReLU
                    Layer relu1;
                    @Use(ConvNorm.class)
                    Layer second;
                    @Conv2D(filters = 6, kernelSize = 1)
                    @From("input")
                    Layer shortcut;
                    @Add
                    @From({"second", "shortcut"})
                    Layer sum;
                    @ReLU
                    Layer relu2;
                }

                @NeuralNetwork(input = {7, 6, 4})
                static final class ResidualBlock {
                    @Use(Residual.class)
                    Layer block;
                }

                @Block
                static final class SqueezeExcite {
                    @GlobalAveragePooling2D(keepdims = true)
                    Layer squeeze;
                    @Conv2D(filters = 4, kernelSize = 1, activation = Activations.RELU)
                    Layer narrow;
                    @Conv2D(filters = 4, kernelSize = 1, activation = Activations.SIGMOID)
                    Layer excite;
                    @Multiply
                    @From({"input", "excite"})
                    Layer scaled;
                }

                @NeuralNetwork(input = {6, 5, 8})
                static final class SqueezeExciteBlock {
                    @Conv2D(filters = 8, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
                    Layer conv;
                    @Use(value = SqueezeExcite.class, set = "excite.filters = 8")
                    Layer block;
                }

                @Block(outputs = {"together"})
                static final class Grow {
                    @Conv2D(filters = 4, kernelSize = 3, padding = Padding.SAME, activation = Activations.RELU)
                    Layer conv;
                    @Concatenate
                    @From({"input", "conv"})
                    Layer together;
                }

                @Block(outputs = {"largest", "mean"})
                static final class Ends {
                    @GlobalMaxPooling2D
                    Layer largest;
                    @AveragePooling2D(poolSize = 2, strides = 2, padding = Padding.SAME)
                    @From("input")
                    Layer mean;
                }

                @NeuralNetwork(input = {5, 5, 3}, outputs = {"ends", "ends.mean"})
                static final class DenseBlock {
                    @Use(Grow.class)
                    Layer first;
                    @Use(value = Grow.class, set = "conv.activation = TANH")
                    Layer second;
                    @Use(Ends.class)
                    Layer ends;
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Build build;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Goldens.java"), SOURCE);
        build = Build.strict(folder.resolve("classes"), List.of(source));
    }

    @Test
    void residual() {
        check(
                "residual_block",
                "ResidualBlock",
                Map.of(
                        "block/first/conv", "conv2d",
                        "block/first/norm", "batch_normalization",
                        "block/second/conv", "conv2d_1",
                        "block/second/norm", "batch_normalization_1",
                        "block/shortcut", "conv2d_2"),
                List.of("block"));
    }

    @Test
    void squeezeAndExcite() {
        check(
                "broadcast_multiply_squeeze_excite",
                "SqueezeExciteBlock",
                Map.of("conv", "conv2d", "block/narrow", "conv2d_1", "block/excite", "conv2d_2"),
                List.of("block"));
    }

    @Test
    void denseBlockWithTwoOutputs() {
        check(
                "dense_block_reuse",
                "DenseBlock",
                Map.of("first/conv", "conv2d", "second/conv", "conv2d_1"),
                List.of("ends", "endsMean"));
    }

    private static void check(String name, String model, Map<String, String> layers, List<String> outputs) {
        DeclaredCase each = DeclaredCase.read("graphs").stream()
                .filter(other -> other.golden().name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, Tensor> keras = each.golden().weights(DeclaredModel.graph(each.declaration(), MultiplyAdd.FUSED));
        String className = "com.example.Goldens_" + model + "Network";
        Map<String, Tensor> weights = new TreeMap<>();
        for (WeightSpec spec :
                build.load(className, Weights.random(1)).signature().weights()) {
            weights.put(spec.name(), keras.get(layers.get(spec.layer()) + "/" + spec.variable()));
        }
        assertThat(weights).hasSameSizeAs(keras);
        Network network = build.load(className, Weights.of(weights));

        Map<String, Tensor> results = network.run(each.inputs());

        assertThat(results).containsOnlyKeys(outputs);
        for (int i = 0; i < outputs.size(); i++) {
            String expected = each.golden().description().outputs().get(i);
            assertThat(new GoldenRule(each)
                            .check(expected, results.get(outputs.get(i)).toArray()))
                    .isEmpty();
        }
    }
}
