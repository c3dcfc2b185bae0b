// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.layer.LayerTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void readsKerasNamesAndTypes() {
        assertThat(arguments(
                        "Conv2DTranspose",
                        "{filters: 3, kernel_size: 2, strides: [1, 2], padding: 'same', output_padding: null,"
                                + " data_format: 'channels_last', activation: 'leaky_relu', use_bias: false}"))
                .containsExactly(
                        Map.entry("filters", 3),
                        Map.entry("kernelSize", List.of(2)),
                        Map.entry("strides", List.of(1, 2)),
                        Map.entry("padding", Padding.SAME),
                        Map.entry("outputPadding", List.of()),
                        Map.entry("activation", Activations.LEAKY_RELU),
                        Map.entry("useBias", false));
    }

    @Test
    void readsTheArgumentCalledValueUnderKerasName() {
        assertThat(arguments("Reshape", "{target_shape: [3, -1]}")).containsExactly(Map.entry("value", List.of(3, -1)));
    }

    @Test
    void readsNoneAsInfinityAndPairsOfPairsInARow() {
        assertThat(arguments("ReLU", "{max_value: null, threshold: 1}"))
                .containsExactly(Map.entry("maxValue", Double.POSITIVE_INFINITY), Map.entry("threshold", 1.0));
        assertThat(arguments("UpSampling2D", "{size: [[1, 2], [3, 4]]}"))
                .containsExactly(Map.entry("size", List.of(1, 2, 3, 4)));
    }

    @Test
    void readsTheListOfOneAxisThatKeras2Writes() {
        assertThat(arguments("BatchNormalization", "{axis: [3], momentum: 0.9}"))
                .containsExactly(Map.entry("axis", 3));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> arguments("Dense", "{units: 3, quantize: true, lora: 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dense does not know [quantize, lora]");
    }

    @Test
    void saysWhatTheDslLacks() {
        assertThatThrownBy(() -> arguments("Dense", "{units: 3, activation: 'snake'}"))
                .isInstanceOf(InexpressibleException.class)
                .hasMessage("Activations has no snake");
        assertThatThrownBy(() -> arguments("UpSampling2D", "{data_format: 'channels_first'}"))
                .isInstanceOf(InexpressibleException.class)
                .hasMessage("data format channels_first");
    }

    private static Map<String, Object> arguments(String kerasClass, String config) {
        return Config.arguments(
                LayerTable.ofKerasClass(kerasClass).orElseThrow(),
                JsonParser.parseString(config).getAsJsonObject());
    }
}
