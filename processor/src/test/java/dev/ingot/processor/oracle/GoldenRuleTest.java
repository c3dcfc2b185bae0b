// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenRuleTest {

    @ParameterizedTest(name = "{0}: element {1} as {2}")
    @CsvSource({
        "upsampling2d, upsampling2d_nearest_2x2, 1.0000001",
        "upsampling2d, upsampling2d_nearest_2x2, NaN",
        "upsampling2d, upsampling2d_bilinear_2x2, 1.001",
        "upsampling2d, upsampling2d_bicubic_2x2, 3",
        "activations, activation_sigmoid, Infinity",
        "activations, activation_sigmoid, NaN"
    })
    void refusesAWrongElement(String family, String name, float factor) {
        DeclaredCase each = find(family, name);
        String output = each.golden().description().outputs().get(0);
        float[] values = each.golden().expected(output).toArray();
        assertThat(rule(each, output, values)).isEmpty();
        int index = 0;
        while (!Float.isFinite(values[index]) || values[index] == 0) {
            index++;
        }
        values[index] *= factor;
        assertThat(rule(each, output, values)).get().asString().contains("1 of", "wrong at " + index);
    }

    @ParameterizedTest
    @CsvSource({
        "activation_relu, false",
        "activation_linear, false",
        "relu_layer_3, true",
        "activationfn_threshold_default_value_threshold, false"
    })
    void acceptsNanOnlyWhereTheInputIsNan(String name, boolean accepted) {
        DeclaredCase each = find("activations", name);
        String output = each.golden().description().outputs().get(0);
        float[] input = each.inputs().values().iterator().next().toArray();
        float[] values = each.golden().expected(output).toArray();
        int index = 0;
        while (!Float.isNaN(input[index])) {
            index++;
        }
        values[index] = 0;
        assertThat(rule(each, output, values).isEmpty()).isEqualTo(accepted);
        values[index] = Float.NaN;
        assertThat(rule(each, output, values)).isEmpty();
        values[input.length - 1 == index ? 0 : input.length - 1] = Float.NaN;
        assertThat(rule(each, output, values)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "activation_squareplus, 1e20, true",
        "activation_squareplus, 2, false",
        "activation_softplus, 1e20, false"
    })
    void acceptsAFiniteValueOnlyWhereTheSquareOverflows(String name, float x, boolean accepted) {
        DeclaredCase each = find("activations", name);
        String output = each.golden().description().outputs().get(0);
        float[] input = each.inputs().values().iterator().next().toArray();
        float[] values = each.golden().expected(output).toArray();
        int index = 0;
        while (!(input[index] > x * 0.99f && input[index] < x * 1.01f)) {
            index++;
        }
        values[index] = x * 1.5f;
        assertThat(rule(each, output, values).isEmpty()).isEqualTo(accepted);
    }

    private static DeclaredCase find(String family, String name) {
        return DeclaredCase.read(family).stream()
                .filter(each -> each.golden().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> rule(DeclaredCase each, String output, float[] values) {
        return new GoldenRule(each).check(output, values);
    }
}
