// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplingTest {
    private static final Map<String, BiFunction<Integer, Integer, Resampling>> METHODS = Map.of(
            "bilinear", Resampling::bilinear,
            "bicubic", Resampling::bicubic,
            "lanczos3", Resampling::lanczos3,
            "lanczos5", Resampling::lanczos5);

    /** What becomes of 1, 2, 3, 4. */
    @ParameterizedTest
    @CsvSource({
        "bilinear, 2, 1 1.25 1.75 2.25 2.75 3.25 3.75 4",
        "bilinear, 3, 1 1 1.333333 1.666667 2 2.333333 2.666667 3 3.333333 3.666667 4 4",
        "bicubic, 2, .911765 1.167883 1.709924 2.25 2.75 3.290076 3.832117 4.088235",
        "bicubic, 3, .894737 1 1.241379 1.607143 2 2.333333 2.666667 3 3.392857 3.758621 4 4.105263",
        "lanczos3, 2, .907486 1.142455 1.675604 2.278741 2.721259 3.324396 3.857545 4.092514",
        "lanczos5, 2, .854051 1.195898 1.715179 2.264074 2.735926 3.284821 3.804102 4.145949"
    })
    void enlarges(String method, int factor, String expected) {
        Resampling table = METHODS.get(method).apply(4, 4 * factor);
        String[] values = expected.split(" ");
        for (int output = 0; output < values.length; output++) {
            double sum = 0;
            float[] weights = table.weights(output);
            for (int tap = 0; tap < weights.length; tap++) {
                sum += weights[tap] * (1 + table.start(output) + tap);
            }
            assertThat(sum).isCloseTo(Double.parseDouble(values[output]), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "bicubic", "lanczos3", "lanczos5"})
    void keepsConstantsAndStaysInside(String method) {
        for (int length : new int[] {1, 2, 3, 11}) {
            for (int factor = 1; factor < 7; factor++) {
                Resampling table = METHODS.get(method).apply(length, length * factor);
                for (int output = 0; output < length * factor; output++) {
                    float[] weights = table.weights(output);
                    double sum = 0;
                    for (float weight : weights) {
                        sum += weight;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-6));
                    assertThat(table.start(output)).isNotNegative();
                    assertThat(table.start(output) + weights.length).isLessThanOrEqualTo(length);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "bicubic", "lanczos3", "lanczos5"})
    void outputsThatFallOnAnInputAreThatInput(String method) {
        Resampling table = METHODS.get(method).apply(9, 27);
        for (int input = 0; input < 9; input++) {
            assertThat(table.start(3 * input + 1)).isEqualTo(input);
            assertThat(table.weights(3 * input + 1)).containsExactly(1);
        }
    }

    @Test
    void aFactorOfOneChangesNothing() {
        assertThat(Resampling.lanczos5(4, 4).weights(2)).containsExactly(1);
    }

    /** Centres of 4 outputs among 6 inputs: 0.25, 1.75, 3.25, 4.75. */
    @Test
    void shrinksWithoutSmoothing() {
        Resampling table = Resampling.bilinear(6, 4);
        assertThat(new int[] {table.start(0), table.start(1), table.start(2), table.start(3)})
                .containsExactly(0, 1, 3, 4);
        assertThat(table.weights(0)).containsExactly(0.75f, 0.25f);
        assertThat(table.weights(1)).containsExactly(0.25f, 0.75f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bilinear", "bicubic", "lanczos3", "lanczos5"})
    void anySizeStaysInside(String method) {
        for (int length = 1; length < 12; length++) {
            for (int outputs = 1; outputs < 12; outputs++) {
                Resampling table = METHODS.get(method).apply(length, outputs);
                for (int output = 0; output < outputs; output++) {
                    double sum = 0;
                    for (float weight : table.weights(output)) {
                        sum += weight;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-6));
                    assertThat(table.start(output)).isBetween(0, length - table.weights(output).length);
                }
            }
        }
    }
}
