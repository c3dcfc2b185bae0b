// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that jump at a threshold, to the bit: for thresholds and other values of all sizes and signs, where floats end. */
class ThresholdsTest {

    private static final float[] THRESHOLDS = {0.1f, 2, 1e30f, 1e-40f, 0, -1e-40f, -0.5f, -1e30f};
    private static final float[] OTHERS = {0, -0f, 3, -3, 0.1f, -0.5f, 1e30f, -1e30f, 3e38f, -3e38f, 1e-40f};
    private static final float[] CEILINGS = {Float.POSITIVE_INFINITY, 6, 0.05f, 0};
    private static final float[] SLOPES = {0, 0.2f, 1, 3, 1e-42f};

    private interface Definition {
        float at(float x);
    }

    @Test
    void thresholdGivesTheValueItselfOrTheOther(@TempDir Path directory) throws IOException {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (float threshold : THRESHOLDS) {
            for (float other : OTHERS) {
                definitions.put(
                        "@Threshold(threshold = " + threshold + ", defaultValue = " + other + ")",
                        x -> x > threshold ? x + 0f * other : Float.isNaN(x) ? x : other);
            }
        }
        assertBits(definitions, directory);
    }

    @Test
    void reluWithCeilingSlopeAndThreshold(@TempDir Path directory) throws IOException {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (float ceiling : CEILINGS) {
            for (float slope : SLOPES) {
                for (float threshold : new float[] {0.1f, 2, 1e30f, 1e-40f}) {
                    String max = Float.isInfinite(ceiling) ? "Double.POSITIVE_INFINITY" : Float.toString(ceiling);
                    definitions.put(
                            "@ReLU(maxValue = " + max + ", negativeSlope = " + slope + ", threshold = " + threshold
                                    + ")",
                            x -> relu(x, ceiling, slope, threshold));
                }
            }
        }
        assertBits(definitions, directory);
    }

    private static float relu(float x, float ceiling, float slope, float threshold) {
        if (x > threshold) {
            return Math.min(x, ceiling);
        }
        return Float.isNaN(x) ? x : slope == 0 ? 0 : slope * (x - threshold) + 0f;
    }

    /** Compiles a network with an output for each annotation, and compares these with the definitions. */
    private static void assertBits(Map<String, Definition> definitions, Path directory) throws IOException {
        float[] inputs = inputs();
        StringBuilder fields = new StringBuilder();
        Map<String, String> annotations = new LinkedHashMap<>();
        for (String annotation : definitions.keySet()) {
            String name = "layer" + annotations.size();
            annotations.put(name, annotation);
            fields.append("    %s @From(\"input\") Layer %s;\n".formatted(annotation, name));
        }
        String outputs =
                annotations.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        String model = "import dev.ingot.dsl.*;\n@NeuralNetwork(input = %d, outputs = {%s})\nfinal class All {\n%s}\n"
                .formatted(inputs.length, outputs, fields);
        Path source = Files.writeString(directory.resolve("All.java"), model);
        Network network =
                Build.strict(directory.resolve("out"), List.of(source)).load("AllNetwork", Weights.of(Map.of()));

        Map<String, Tensor> results = network.run(Map.of("input", Tensor.of(inputs, 1, inputs.length)));

        annotations.forEach((name, annotation) -> {
            float[] expected = new float[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                expected[i] = definitions.get(annotation).at(inputs[i]);
            }
            assertThat(results.get(name).toArray()).as(annotation).isEqualTo(expected);
        });
    }

    /** Where floats end, and next to the thresholds. */
    private static float[] inputs() {
        float[] special = {
            0,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            0.05f,
            -0.25f,
            1.5f,
            -1.5f,
            6.5f,
            -6.5f,
            88,
            -88,
            1e10f,
            -1e10f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN
        };
        float[] inputs = new float[special.length + 3 * THRESHOLDS.length];
        System.arraycopy(special, 0, inputs, 0, special.length);
        for (int i = 0; i < THRESHOLDS.length; i++) {
            inputs[special.length + 3 * i] = THRESHOLDS[i];
            inputs[special.length + 3 * i + 1] = Math.nextUp(THRESHOLDS[i]);
            inputs[special.length + 3 * i + 2] = Math.nextDown(THRESHOLDS[i]);
        }
        return inputs;
    }
}
