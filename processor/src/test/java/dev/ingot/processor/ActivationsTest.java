// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function of {@code keras.activations} in a generated class, where floats end, against its definition in double: signs of
 * zero, infinities and NaN exactly, all else within an ulp.
 */
class ActivationsTest {

    private static final double SELU_SCALE = 1.0507009873554804934193349852946;
    private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

    private static final float[] INPUTS = inputs();

    private static final Map<Activations, DoubleUnaryOperator> DEFINITIONS = new EnumMap<>(Activations.class);

    static {
        define(Activations.LINEAR, x -> x);
        define(Activations.RELU, x -> Math.max(x, 0));
        define(Activations.RELU6, x -> Math.min(Math.max(x, 0), 6));
        define(Activations.LEAKY_RELU, x -> x >= 0 ? x : 0.2f * x);
        define(Activations.ELU, x -> x > 0 ? x : StrictMath.expm1(x));
        define(Activations.CELU, x -> x > 0 ? x : StrictMath.expm1(x));
        define(Activations.SELU, x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * StrictMath.expm1(x)));
        define(Activations.EXPONENTIAL, StrictMath::exp);
        define(Activations.SIGMOID, ActivationsTest::sigmoid);
        define(Activations.HARD_SIGMOID, ActivationsTest::hardSigmoid);
        define(Activations.KERAS2_HARD_SIGMOID, x -> Math.min(Math.max(0.2f * x + 0.5, 0), 1));
        define(Activations.SPARSE_SIGMOID, x -> Math.min(Math.max(0.5 * x + 0.5, 0), 1));
        define(Activations.LOG_SIGMOID, x -> -softplus(-x));
        define(Activations.TANH, StrictMath::tanh);
        define(Activations.HARD_TANH, x -> Math.min(Math.max(x, -1), 1));
        define(Activations.TANH_SHRINK, ActivationsTest::tanhShrink);
        define(Activations.SOFT_SHRINK, x -> Math.abs(x) <= 0.5 ? 0 : x - Math.copySign(0.5, x));
        define(Activations.HARD_SHRINK, x -> Math.abs(x) <= 0.5 ? Math.copySign(0, x) : x);
        define(Activations.SOFTPLUS, ActivationsTest::softplus);
        define(
                Activations.SQUAREPLUS,
                x -> x < 0 ? 2 / (StrictMath.hypot(x, 2) - x) : (x + StrictMath.hypot(x, 2)) / 2);
        define(Activations.SPARSE_PLUS, x -> x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4);
        define(Activations.SOFTSIGN, x -> x / (1 + Math.abs(x)));
        define(Activations.GELU, x -> x * normalDistribution(x));
        define(Activations.SILU, x -> x * sigmoid(x));
        define(Activations.HARD_SILU, x -> x * hardSigmoid(x));
        define(Activations.MISH, x -> x * tanhOfSoftplus(x));
    }

    /** Where the definition has no value of its own: infinity times 0, over infinity or less infinity. */
    private static final Map<Activations, List<Double>> LIMITS = new EnumMap<>(Map.of(
            Activations.SOFTSIGN, List.of(Double.NaN, Double.NaN),
            Activations.SQUAREPLUS, List.of(Double.NaN, Double.POSITIVE_INFINITY)));

    private static Map<String, Tensor> outputs;

    private static void define(Activations activation, DoubleUnaryOperator definition) {
        // A comparison with NaN chooses a branch that may lose it.
        DEFINITIONS.put(activation, x -> Double.isNaN(x) ? x : definition.applyAsDouble(x));
    }

    private static float[] inputs() {
        float[] magnitudes = {
            0,
            Float.MIN_VALUE,
            3 * Float.MIN_VALUE,
            1e-40f,
            Float.MIN_NORMAL,
            1e-30f,
            1e-8f,
            1e-4f,
            0.01f,
            0.25f,
            0.5f,
            0.75f,
            1,
            1.5f,
            2.5f,
            3,
            5,
            6,
            9,
            13,
            17,
            40,
            87,
            88,
            88.7f,
            89,
            103,
            104,
            105,
            1000,
            1e10f,
            1e30f,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY
        };
        float[] inputs = new float[2 * magnitudes.length + 1];
        for (int i = 0; i < magnitudes.length; i++) {
            inputs[2 * i] = magnitudes[i];
            inputs[2 * i + 1] = -magnitudes[i];
        }
        inputs[inputs.length - 1] = Float.NaN;
        return inputs;
    }

    static Stream<Activations> functions() {
        return DEFINITIONS.keySet().stream();
    }

    @BeforeAll
    static void compute(@TempDir Path directory) throws IOException {
        String fields = functions()
                .map(function -> "    @Activation(Activations.%1$s) @From(\"input\") Layer %1$s;\n".formatted(function))
                .collect(Collectors.joining());
        String names = functions().map(function -> '"' + function.name() + '"').collect(Collectors.joining(", "));
        String model = "import dev.ingot.dsl.*;\n@NeuralNetwork(input = %d, outputs = {%s})\nfinal class All {\n%s}\n"
                .formatted(INPUTS.length, names, fields);
        Path source = Files.writeString(directory.resolve("All.java"), model);
        Network network =
                Build.strict(directory.resolve("out"), List.of(source)).load("AllNetwork", Weights.of(Map.of()));
        outputs = network.run(Map.of("input", Tensor.of(INPUTS, 1, INPUTS.length)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void isRightWhereFloatsEnd(Activations function) {
        float[] actual = outputs.get(function.name()).toArray();
        for (int i = 0; i < INPUTS.length; i++) {
            float expected = (float) expected(function, INPUTS[i]);
            assertThat(isRight(actual[i], expected))
                    .as("%s(%s) is %s, expected %s", function, INPUTS[i], actual[i], expected)
                    .isTrue();
        }
    }

    private static double expected(Activations function, float x) {
        if (Float.isInfinite(x) && LIMITS.containsKey(function)) {
            return LIMITS.get(function).get(x < 0 ? 0 : 1);
        }
        return DEFINITIONS.get(function).applyAsDouble(x);
    }

    private static boolean isRight(float actual, float expected) {
        if (Float.isNaN(expected) || Float.isInfinite(expected) || expected == 0 && actual == 0) {
            return Float.compare(actual, expected) == 0;
        }
        return Math.abs((double) actual - expected) <= Math.ulp(expected);
    }

    /** All others are no functions of single values. */
    @ParameterizedTest
    @EnumSource
    void everyFunctionOfSingleValuesHasADefinition(Activations function) {
        assertThat(DEFINITIONS.containsKey(function))
                .isNotEqualTo(
                        List.of(Activations.SOFTMAX, Activations.LOG_SOFTMAX, Activations.SPARSEMAX, Activations.GLU)
                                .contains(function));
    }

    /** Rows with infinities and NaN, far apart and all alike, through the functions of whole rows. */
    @Test
    void functionsOfRowsAreRightWhereFloatsEnd(@TempDir Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Rows.java"), """
                import dev.ingot.dsl.*;
                @NeuralNetwork(input = {7, 4}, outputs = {"softmax", "logSoftmax", "sparsemax", "glu"})
                final class Rows {
                    @Softmax @From("input") Layer softmax;
                    @LogSoftmax @From("input") Layer logSoftmax;
                    @Sparsemax @From("input") Layer sparsemax;
                    @GLU @From("input") Layer glu;
                }
                """);
        float inf = Float.POSITIVE_INFINITY;
        float nan = Float.NaN;
        float least = Float.MIN_VALUE;
        float[][] rows = {
            {0, -0f, 0, -0f},
            {88, -88, 88, 0},
            {1000, 1000, -1000, 1000},
            {least, -least, 1e-40f, 0},
            {-inf, 0, 0, -inf},
            {inf, 0, -0f, -88},
            {nan, 0, 0, nan}
        };
        float[] input = new float[28];
        for (int row = 0; row < 7; row++) {
            System.arraycopy(rows[row], 0, input, 4 * row, 4);
        }
        Network network =
                Build.strict(directory.resolve("out"), List.of(source)).load("RowsNetwork", Weights.of(Map.of()));

        Map<String, Tensor> results = network.run(Map.of("input", Tensor.of(input, 1, 7, 4)));

        float[] nans = {nan, nan, nan, nan};
        float third = 1 / 3f;
        assertRows(
                results.get("softmax"),
                new float[] {0.25f, 0.25f, 0.25f, 0.25f},
                new float[] {0.5f, 0, 0.5f, (float) (StrictMath.exp(-88) / 2)},
                new float[] {third, third, 0, third},
                new float[] {0.25f, 0.25f, 0.25f, 0.25f},
                new float[] {0, 0.5f, 0.5f, 0},
                nans,
                nans);
        float ofTwo = (float) -StrictMath.log(2);
        float ofThree = (float) -StrictMath.log(3);
        float ofFour = (float) -StrictMath.log(4);
        assertRows(
                results.get("logSoftmax"),
                new float[] {ofFour, ofFour, ofFour, ofFour},
                new float[] {ofTwo, -176 + ofTwo, ofTwo, -88 + ofTwo},
                new float[] {ofThree, ofThree, -2000 + ofThree, ofThree},
                new float[] {ofFour, ofFour, ofFour, ofFour},
                new float[] {-inf, ofTwo, ofTwo, -inf},
                nans,
                nans);
        assertRows(
                results.get("sparsemax"),
                new float[] {0.25f, 0.25f, 0.25f, 0.25f},
                new float[] {0.5f, 0, 0.5f, 0},
                new float[] {third, third, 0, third},
                new float[] {0.25f, 0.25f, 0.25f, 0.25f});
        assertRows(
                results.get("glu"),
                new float[] {0, -0f},
                new float[] {88, -44},
                new float[] {0, 1000},
                new float[] {0, -0f},
                new float[] {-inf, 0},
                new float[] {inf, 0},
                new float[] {nan, nan});
    }

    private static void assertRows(Tensor actual, float[]... expected) {
        float[] values = actual.toArray();
        for (int row = 0; row < expected.length; row++) {
            float[] found = Arrays.copyOfRange(values, row * expected[row].length, (row + 1) * expected[row].length);
            for (int i = 0; i < found.length; i++) {
                assertThat(isRight(found[i], expected[row][i]))
                        .as("row %s: %s, expected %s", row, Arrays.toString(found), Arrays.toString(expected[row]))
                        .isTrue();
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double hardSigmoid(double x) {
        return Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** With the first terms of Taylor's series where the difference cancels. */
    private static double tanhShrink(double x) {
        double square = x * x;
        return Math.abs(x) > 0.1
                ? x - StrictMath.tanh(x)
                : x * square * (1 / 3.0 - square * (2 / 15.0 - square * (17 / 315.0 - square * (62 / 2835.0))));
    }

    /** {@code tanh(log(1 + e^x))} as a fraction of powers. */
    private static double tanhOfSoftplus(double x) {
        double power = StrictMath.exp(Math.min(x, 50));
        double change = power * (power + 2);
        return change / (change + 2);
    }

    /** The share of a normal distribution below a value: a series of positive terms, or a continued fraction in the tail. */
    private static double normalDistribution(double x) {
        double z = Math.abs(x);
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        double tail;
        if (z < 3) {
            double term = z;
            double sum = z;
            for (int n = 3; term > sum * 1e-17; n += 2) {
                term *= z * z / n;
                sum += term;
            }
            tail = 0.5 - density * sum;
        } else if (density == 0) {
            tail = 0;
        } else {
            double fraction = 0;
            for (int n = 100; n > 0; n--) {
                fraction = n / (z + fraction);
            }
            tail = density / (z + fraction);
        }
        return x < 0 ? tail : 1 - tail;
    }
}
