// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private interface Function {
        float at(float x);
    }

    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            entry("exp", Functions::exp),
            entry("log", Functions::log),
            entry("tanh", Functions::tanh),
            entry("tanh_shrink", Functions::tanhShrink),
            entry("erf", Functions::erf),
            entry("sigmoid", Functions::sigmoid),
            entry("log_sigmoid", Functions::logSigmoid),
            entry("softplus", Functions::softplus),
            entry("squareplus", x -> Functions.squareplus(x, 4)),
            entry("squareplus_0", x -> Functions.squareplus(x, 0)),
            entry("sparse_plus", Functions::sparsePlus),
            entry("elu", x -> Functions.elu(x, 1)),
            entry("elu_0.7", x -> Functions.elu(x, 0.7f)),
            entry("celu_0.7", x -> Functions.celu(x, 0.7f)),
            entry("selu", Functions::selu),
            entry("gelu", Functions::gelu),
            entry("gelu_tanh", Functions::geluTanh),
            entry("silu", Functions::silu),
            entry("mish", Functions::mish),
            entry("hard_shrink", x -> Functions.hardShrink(x, 0.5f)));

    private static Map.Entry<String, Function> entry(String name, Function function) {
        return Map.entry(name, function);
    }

    private static final Map<String, DoubleUnaryOperator> REFERENCES = Map.ofEntries(
            reference("exp", StrictMath::exp),
            reference("log", StrictMath::log),
            reference("tanh", StrictMath::tanh),
            reference("tanh_shrink", FunctionsTest::tanhShrink),
            reference("erf", FunctionsTest::erf),
            reference("sigmoid", x -> 1 / (1 + StrictMath.exp(-x))),
            reference("log_sigmoid", x -> Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
            reference("softplus", x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
            reference("squareplus", x -> x < 0 ? 2 / (StrictMath.hypot(x, 2) - x) : (x + StrictMath.hypot(x, 2)) / 2),
            reference("elu", x -> x > 0 ? x : StrictMath.expm1(x)),
            reference("celu_0.7", x -> x > 0 ? x : 0.7f * StrictMath.expm1(x / 0.7f)),
            reference("gelu_tanh", x -> x / (1 + StrictMath.exp(-geluExponent(x)))),
            reference("silu", x -> x / (1 + StrictMath.exp(-x))),
            reference("mish", FunctionsTest::mish));

    private static Map.Entry<String, DoubleUnaryOperator> reference(String name, DoubleUnaryOperator function) {
        return Map.entry(name, function);
    }

    private static double geluExponent(double x) {
        return StrictMath.sqrt(8 / Math.PI) * (x + 0.044715 * x * x * x);
    }

    /** The sum of Taylor's series of tanh without its first term, as far as a double needs it. */
    private static double tanhShrink(double x) {
        double square = x * x;
        return Math.abs(x) > 0.1
                ? x - StrictMath.tanh(x)
                : x * square * (1 / 3.0 - square * (2 / 15.0 - square * (17 / 315.0 - square * (62 / 2835.0))));
    }

    /** With the hyperbolic tangent of a logarithm written as a fraction of powers. */
    private static double mish(double x) {
        double power = StrictMath.exp(Math.min(x, 50));
        double change = power * (power + 2);
        return x * (change / (change + 2));
    }

    /** The series whose terms are all positive, so that nothing cancels. */
    private static double erf(double x) {
        double magnitude = Math.min(Math.abs(x), 7);
        double term = magnitude;
        double sum = magnitude;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * magnitude * magnitude / (2 * n + 1);
            sum += term;
        }
        double result = 2 / StrictMath.sqrt(StrictMath.PI) * StrictMath.exp(-magnitude * magnitude) * sum;
        return Math.copySign(result, x);
    }

    /** Every 9973rd of all floats; a run over every 29th gave the same bounds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp",
                "log",
                "tanh",
                "tanh_shrink",
                "erf",
                "sigmoid",
                "log_sigmoid",
                "softplus",
                "squareplus",
                "elu",
                "celu_0.7",
                "gelu_tanh",
                "silu",
                "mish"
            })
    void isWithinPointSixUlp(String name) {
        Function function = FUNCTIONS.get(name);
        DoubleUnaryOperator reference = REFERENCES.get(name);
        double worst = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 9973) {
            float x = Float.intBitsToFloat((int) bits);
            double expected = reference.applyAsDouble(x);
            if (Float.isFinite(x) && !Double.isNaN(expected)) {
                float actual = function.at(x);
                boolean same = actual == (float) expected;
                worst = Math.max(worst, same ? 0 : Math.abs(actual - expected) / Math.ulp((float) expected));
            }
        }
        assertThat(worst).isLessThan(0.6);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nanStaysNan(String name) {
        assertThat(FUNCTIONS.get(name).at(Float.NaN)).isNaN();
    }

    static Set<String> functions() {
        return FUNCTIONS.keySet();
    }

    @ParameterizedTest
    @CsvSource({
        "exp, 0, Infinity",
        "tanh, -1, 1",
        "erf, -1, 1",
        "sigmoid, 0, 1",
        "softplus, 0, Infinity",
        "elu, -1, Infinity",
        "elu_0.7, -0.7, Infinity",
        "selu, -1.7580993, Infinity",
        "gelu, NaN, Infinity",
        "silu, NaN, Infinity",
        "log, NaN, Infinity",
        "tanh_shrink, -Infinity, Infinity",
        "log_sigmoid, -Infinity, 0",
        "squareplus, NaN, Infinity",
        "squareplus_0, NaN, Infinity",
        "sparse_plus, 0, Infinity",
        "celu_0.7, -0.7, Infinity",
        "gelu_tanh, NaN, Infinity",
        "mish, NaN, Infinity",
        "hard_shrink, -Infinity, Infinity"
    })
    void hasTheLimitsOfKeras(String name, float below, float above) {
        assertThat(FUNCTIONS.get(name).at(-INFINITY) + 0f).isEqualTo((Float) below);
        assertThat(FUNCTIONS.get(name).at(INFINITY) + 0f).isEqualTo((Float) above);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.MIN_VALUE, 1e-40f, 1e-38f, 0.5f, 1, 3e38f, INFINITY})
    void theLeastPositiveFloatIsToldFromZero(float x) {
        assertThat(Functions.hardShrink(x, 0f)).isEqualTo(x);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "-0.5, -0f", "0.50000006, 0.50000006", "-0.50000006, -0.50000006", "-3e38, -3e38", "-0f, -0f"
    })
    void hardShrinkGivesTheValueItselfOrZeroOfItsSign(float x, float y) {
        assertThat(Functions.hardShrink(x, 0.5f)).isEqualTo((Float) y);
    }

    @Test
    void logarithmsOfZeroOneAndDenormals() {
        assertThat(Functions.log(0f)).isEqualTo(-INFINITY);
        assertThat(Functions.log(-0f)).isEqualTo(-INFINITY);
        assertThat(Functions.log(-1f)).isNaN();
        assertThat(Functions.log(1f)).isZero();
        assertThat(Functions.log(Float.MIN_VALUE)).isEqualTo((float) StrictMath.log(Float.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "tanh_shrink"})
    void isOddToTheBit(String name) {
        Function function = FUNCTIONS.get(name);
        for (int bits = 0; bits <= Float.floatToIntBits(INFINITY) - 7919; bits += 7919) {
            float x = Float.intBitsToFloat(bits);
            assertThat(Float.floatToRawIntBits(function.at(-x)) == Float.floatToRawIntBits(-function.at(x)))
                    .as("at %s", x)
                    .isTrue();
        }
        assertThat(Float.floatToRawIntBits(function.at(-0f))).isEqualTo(0x80000000);
    }

    @Test
    void expUnderflowsGraduallyAndOverflows() {
        assertThat(Functions.exp(-0f)).isEqualTo(1);
        assertThat(Functions.exp(-103.2f)).isEqualTo(Float.MIN_VALUE);
        assertThat(Functions.exp(-104f)).isZero();
        assertThat(Functions.exp(-90f)).isEqualTo((float) StrictMath.exp(-90));
        assertThat(Functions.exp(88.72283f)).isFinite();
        assertThat(Functions.exp(88.72284f)).isEqualTo(INFINITY);
        for (float x : new float[] {709, 709.5f, 709.7f, 710, 1e30f, Float.MAX_VALUE}) {
            assertThat(Functions.exp(x)).isEqualTo(INFINITY);
            assertThat(Functions.exp(-x)).isZero();
            assertThat(Functions.elu(-x, 1)).isEqualTo(-1);
        }
    }

    @Test
    void denormalsPassThroughOddFunctions() {
        float least = Float.MIN_VALUE;
        assertThat(Functions.tanh(least)).isEqualTo(least);
        assertThat(Functions.erf(least)).isEqualTo(least);
        assertThat(Functions.elu(-least, 1)).isEqualTo(-least);
    }

    /** x times the normal distribution's cumulative probability, computed with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "-13.5, -1.0555389862638153e-40",
        "-10, -7.6198530241605261e-23",
        "-8, -4.9767684594174273e-15",
        "-5, -1.4332578593959696e-6",
        "-3, -0.0040496940948902836",
        "-1, -0.15865525393145705",
        "-0.5, -0.15426876936299345",
        "1e-20, 5e-21",
        "0.5, 0.34573123063700655",
        "1, 0.84134474606854295",
        "3, 2.9959503059051097",
        "8, 7.999999999999995"
    })
    void geluIsExactInItsTail(float x, double expected) {
        assertThat((double) Functions.gelu(x)).isCloseTo(expected, within((double) Math.ulp((float) expected)));
    }

    /** TensorFlow's values and the tolerance stated with them. */
    @ParameterizedTest
    @ValueSource(strings = {"exp", "tanh", "sigmoid", "softplus", "elu", "elu_0.7", "selu", "gelu", "silu"})
    void agreesWithTensorFlow(String name) {
        Weights golden = Weights.resource(FunctionsTest.class, "activations.safetensors");
        Tensor rows = golden.tensor(spec(name, "values", 2, 319));
        Tensor tolerance = golden.tensor(spec(name, "tolerance", 2));
        for (int i = 0; i < 319; i++) {
            float x = rows.get(0, i);
            float expected = rows.get(1, i);
            float actual = FUNCTIONS.get(name).at(x);
            // TensorFlow flushes denormals to zero.
            boolean same = Float.compare(actual, expected) == 0
                    || Math.abs(actual) < 1.2e-38f && Math.abs(expected) < 1.2e-38f
                    || Math.abs((double) actual - expected) <= tolerance.get(0) + tolerance.get(1) * Math.abs(expected);
            assertThat(same)
                    .as("%s(%s) = %s, TensorFlow %s", name, x, actual, expected)
                    .isTrue();
        }
    }

    private static WeightSpec spec(String name, String variable, int... shape) {
        return new WeightSpec(name, variable, Shape.of(shape), Role.KERNEL, 1, 1, null);
    }
}
