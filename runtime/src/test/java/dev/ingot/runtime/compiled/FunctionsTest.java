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
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private interface Function {
        float at(float x);
    }

    private static final Map<String, Function> FUNCTIONS = Map.of(
            "exp", Functions::exp,
            "tanh", Functions::tanh,
            "erf", Functions::erf,
            "sigmoid", Functions::sigmoid,
            "softplus", Functions::softplus,
            "elu", x -> Functions.elu(x, 1),
            "elu_0.7", x -> Functions.elu(x, 0.7f),
            "selu", Functions::selu,
            "gelu", Functions::gelu,
            "silu", Functions::silu);

    private static final Map<String, DoubleUnaryOperator> REFERENCES = Map.of(
            "exp", StrictMath::exp,
            "tanh", StrictMath::tanh,
            "erf", FunctionsTest::erf,
            "sigmoid", x -> 1 / (1 + StrictMath.exp(-x)),
            "softplus", x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
            "elu", x -> x > 0 ? x : StrictMath.expm1(x),
            "silu", x -> x / (1 + StrictMath.exp(-x)));

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
    @ValueSource(strings = {"exp", "tanh", "erf", "sigmoid", "softplus", "elu", "silu"})
    void isWithinPointSixUlp(String name) {
        Function function = FUNCTIONS.get(name);
        DoubleUnaryOperator reference = REFERENCES.get(name);
        double worst = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 9973) {
            float x = Float.intBitsToFloat((int) bits);
            if (Float.isFinite(x)) {
                double expected = reference.applyAsDouble(x);
                float actual = function.at(x);
                boolean same = actual == (float) expected;
                worst = Math.max(worst, same ? 0 : Math.abs(actual - expected) / Math.ulp((float) expected));
            }
        }
        assertThat(worst).isLessThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "tanh", "erf", "sigmoid", "softplus", "elu", "elu_0.7", "selu", "gelu", "silu"})
    void nanStaysNan(String name) {
        assertThat(FUNCTIONS.get(name).at(Float.NaN)).isNaN();
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
        "silu, NaN, Infinity"
    })
    void hasTheLimitsOfKeras(String name, float below, float above) {
        assertThat(FUNCTIONS.get(name).at(-INFINITY)).isEqualTo((Float) below);
        assertThat(FUNCTIONS.get(name).at(INFINITY)).isEqualTo((Float) above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf"})
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
