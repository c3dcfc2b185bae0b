// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementFunctionsTest {

    @ParameterizedTest
    @CsvSource({"-3, -.4", "-1, -.2", "0, -.1", ".5, -.05", "1, 0", "1.5, 1.5", "3, 2"})
    void reluWithThresholdCeilingAndSlope(float x, float y) {
        assertThat(apply(Kind.RELU, x, 2f, 0.1f, 1f)).isEqualTo(y, within(1e-7f));
    }

    @ParameterizedTest
    @CsvSource({"-4, 0", "-3, 0", "0, .5", "1.5, .75", "3, 1", "4, 1"})
    void hardSigmoid(float x, float y) {
        assertThat(apply(Kind.CLIPPED_LINEAR, x, 1f, 3f, 0f, 6f, 6f)).isEqualTo(y);
    }

    @ParameterizedTest
    @CsvSource({"-4, -2", "1.5, -2", "1.75, 1.75", "Infinity, Infinity", "-Infinity, -2"})
    void thresholdWithAnotherValue(float x, float y) {
        assertThat(apply(Kind.THRESHOLD, x, 1.5f, -2f)).isEqualTo(y);
    }

    @Test
    void withoutSlopeMinusInfinityGivesZero() {
        assertThat(apply(Kind.LEAKY_RELU, Float.NEGATIVE_INFINITY, 0f)).isZero();
        assertThat(apply(Kind.RELU, Float.NEGATIVE_INFINITY, 6f, 0f, 0f)).isZero();
        assertThat(apply(Kind.RELU, Float.NEGATIVE_INFINITY, 6f, 0.1f, 0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Float.floatToRawIntBits(apply(Kind.RELU, -0f, 6f, 0f, 0f))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-3, -.0040497",
        "-1, -.1586553",
        "-.5, -.1542688",
        ".5, .3457312",
        "1, .8413447",
        "3, 2.9959503",
        "-10, -7.6198530e-23",
        "0, 0"
    })
    void gelu(float x, float y) {
        assertThat(apply(Kind.GELU, x)).isEqualTo(y, within(Math.max(Math.abs(y) * 1e-6f, x == -10 ? 0 : 5e-8f)));
    }

    @ParameterizedTest
    @CsvSource({
        "LEAKY_RELU, -2, -0.5",
        "LEAKY_RELU, 2, 2",
        "ELU, -1, -.15803014",
        "ELU, 3, 3",
        "CELU, -1, -.24542109",
        "CELU, 3, 3",
        "SOFT_SHRINK, -1, -.75",
        "SOFT_SHRINK, .2, 0",
        "SOFT_SHRINK, 2, 1.75",
        "HARD_SHRINK, -1, -1",
        "HARD_SHRINK, .25, 0",
        "SQUAREPLUS, 0, .25",
        "SQUAREPLUS, -10, .006246099",
        "SQUAREPLUS, 1, 1.0590169"
    })
    void functionsWithASlopeOrAlphaOfAQuarter(Kind kind, float x, float y) {
        assertThat(apply(kind, x, 0.25f)).isEqualTo(y, within(1e-7f));
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR, -2, -2",
        "SELU, -1, -1.1113307",
        "SELU, 2, 2.101402",
        "SIGMOID, 0, .5",
        "SIGMOID, -2, .11920292",
        "SIGMOID, -100, 3.720076e-44",
        "SIGMOID, 2, .8807971",
        "TANH, .5, .46211717",
        "SOFTPLUS, -2, .126928",
        "SOFTPLUS, 2, 2.126928",
        "SOFTPLUS, 1000, 1000",
        "SOFTPLUS, -1000, 0",
        "SILU, -2, -.23840584",
        "SILU, 2, 1.7615942",
        "EXPONENTIAL, -2, .13533528",
        "LOG_SIGMOID, -2, -2.126928",
        "LOG_SIGMOID, 100, -3.720076e-44",
        "TANH_SHRINK, .001, 3.3333319e-10",
        "TANH_SHRINK, -.25, -.005081338",
        "TANH_SHRINK, 2, 1.0359724",
        "HARD_SILU, -2, -.33333334",
        "HARD_SILU, 4, 4",
        "SPARSE_PLUS, -1, 0",
        "SPARSE_PLUS, 0, .25",
        "SPARSE_PLUS, 1.5, 1.5",
        "SOFTSIGN, -3, -.75",
        "GELU_TANH, -3, -.0036373920",
        "GELU_TANH, .5, .34571401",
        "GELU_TANH, 3, 2.9963627",
        "MISH, -3, -.14564745",
        "MISH, 2, 1.9439590"
    })
    void functionsWithoutArguments(Kind kind, float x, float y) {
        assertThat(apply(kind, x)).isEqualTo(y, within(Math.max(Math.abs(y) * 2e-7f, Float.MIN_VALUE)));
    }

    /** What a method of the user's does with NaN is the user's. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOM")
    void nanStaysNan(Kind kind) {
        assertThat(apply(kind, Float.NaN, 6f, 0.1f, 0f, 2f, 3f)).isNaN();
    }

    /** Reference values of the complementary error function to sixteen digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.4795001221869535",
        "1, 0.15729920705028513",
        "1.9, 0.0072095707647425325",
        "2, 0.004677734981047266",
        "3, 2.2090496998585441373e-5",
        "5, 1.537459794428035e-12",
        "-1, 1.8427007929497148"
    })
    void complementOfTheErrorFunction(double x, double y) {
        assertThat(ErrorFunction.complement(x)).isEqualTo(y, within(y * 3e-14));
    }

    private static float apply(Kind kind, float x, Float... parameters) {
        return ElementFunctions.apply(new ElementFunction(kind, parameters), x);
    }
}
