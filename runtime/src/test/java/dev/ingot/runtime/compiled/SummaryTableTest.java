// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "conditional_two_inputs",
                "dcgan64_generator",
                "dense_block_reuse",
                "depthwise_0",
                "embedding_0",
                "enlarger",
                "g_convtranspose_same",
                "g_convtranspose_valid",
                "groupnorm_1",
                "mnist_discriminator",
                "mnist_generator",
                "prelu_shared",
                "residual_block",
                "separable_0",
                "siamese",
                "small_classifier",
                "t6_conv2dtranspose_3x3_s2_same_ramp",
                "unet_small",
                "vae_decoder"
            })
    void isTheTableThatKerasPrints(String model) throws IOException {
        assertThat(SummaryTable.of(signature(model)) + "\n\n").isEqualTo(resource(model + ".summary.txt"));
    }

    /** Lines: input name lengths, layer name type lengths parameters from, shared name owner lengths from, output names. */
    private static Signature signature(String model) throws IOException {
        Signature.Builder builder = Signature.builder(model);
        Map<String, int[]> shapes = new HashMap<>();
        for (String line : resource(model + ".layers.txt").lines().toList()) {
            List<String> words = List.of(line.split(" "));
            switch (words.get(0)) {
                case "input" -> builder.input(words.get(1), lengths(words.subList(2, words.size())));
                case "output" -> words.subList(1, words.size()).forEach(name -> builder.output(name, shapes.get(name)));
                case "shared" -> {
                    String name = words.get(1);
                    shapes.put(name, lengths(List.of(words.get(3).split(","))));
                    String[] from = words.subList(4, words.size()).toArray(String[]::new);
                    builder.sharedLayer(name, words.get(2), "", Shape.of(shapes.get(name)), from);
                }
                default -> {
                    String name = words.get(1);
                    shapes.put(name, lengths(List.of(words.get(3).split(","))));
                    String[] from = words.subList(5, words.size()).toArray(String[]::new);
                    builder.layer(name, words.get(2), Shape.of(shapes.get(name)), from);
                    addWeights(builder, name, words.get(2), Integer.parseInt(words.get(4)));
                }
            }
        }
        return builder.build();
    }

    private static void addWeights(Signature.Builder builder, String layer, String type, int parameters) {
        if (type.equals("BatchNormalization")) {
            for (Role role : List.of(Role.GAMMA, Role.BETA, Role.MOVING_MEAN, Role.MOVING_VARIANCE)) {
                builder.weight(layer, role.toString(), role, 1, 1, Shape.of(parameters / 4));
            }
        } else if (parameters > 0) {
            builder.weight(layer, "kernel", Role.KERNEL, 1, 1, Shape.of(parameters));
        }
    }

    private static int[] lengths(List<String> words) {
        return words.stream().mapToInt(Integer::parseInt).toArray();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SummaryTableTest.class.getResourceAsStream("summaries/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A chain that also gives an inner layer's output is a functional model to Keras, but still without connections. */
    @Test
    void aChainWithTwoOutputsShowsItsInput() {
        Signature signature = Signature.builder("TwoOutputs")
                .input("input", 3)
                .layer("a", "Dense", Shape.of(2), "input")
                .layer("b", "Dense", Shape.of(1), "a")
                .output("a", 2)
                .output("b", 1)
                .build();
        List<String> rows = new ArrayList<>();
        SummaryTable.of(signature).lines().filter(line -> line.startsWith("│")).forEach(rows::add);
        assertThat(rows.stream().map(row -> Arrays.asList(row.split(" +")).get(1)))
                .containsExactly("input", "a", "b");
        assertThat(SummaryTable.of(signature)).doesNotContain("Connected to").startsWith("Model: \"two_outputs\"\n");
    }

    /** The key of an output need not be the name of its layer. */
    @Test
    void anOutputMayHaveAnotherNameThanItsLayer() {
        Signature signature = Signature.builder("Named")
                .input("input", 3)
                .layer("block/a", "Dense", Shape.of(2), "input")
                .layer("b", "Dense", Shape.of(1), "block/a")
                .output("a", "block/a", Shape.of(2))
                .output("b", 1)
                .build();
        assertThat(signature.outputLayers()).containsExactly("block/a", "b");
        assertThat(SummaryTable.of(signature)).contains("block/a (Dense)", "(None, 2)");
    }

    /** What Keras' own rule gives. */
    @ParameterizedTest
    @CsvSource({
        "Generator, generator",
        "Generator28, generator28",
        "LeakyReLU, leaky_re_lu",
        "PReLU, p_re_lu",
        "Conv2DTranspose, conv2d_transpose",
        "UpSampling2D, up_sampling2d",
        "RMSNormalization, rms_normalization",
        "SimpleRNN, simple_rnn",
        "LSTM, lstm",
        "$Odd_Name, odd__name"
    })
    void modelNamesAreSnakeCase(String className, String expected) {
        assertThat(SummaryTable.snakeCase(className)).isEqualTo(expected);
    }
}
