// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinedWeightsTest {
    private final Weights file = Weights.of(named("fc/kernel", "fc/bias", "fc2/kernel", "a/b/fc/kernel"));

    private static Map<String, Tensor> named(String... names) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : names) {
            tensors.put(name, value(tensors.size()));
        }
        return tensors;
    }

    private static Tensor value(float value) {
        return Tensor.of(new float[] {value});
    }

    private static WeightSpec spec(String layer, String variable) {
        return new WeightSpec(layer, variable, Shape.of(1), Role.BIAS, 1, 1, null);
    }

    private static Signature signature(String... layers) {
        Signature.Builder signature = Signature.builder("Model");
        for (String layer : layers) {
            signature.weight(layer, "kernel", Role.BIAS, 1, 1, Shape.of(1));
        }
        return signature.build();
    }

    @Test
    void renamesTensorsAndLayers() {
        Weights renamed = file.rename(Map.of("fc", "dense", "fc/bias", "other/offset", "a/b", "block/0"));
        assertThat(renamed.names()).containsExactly("dense/kernel", "other/offset", "fc2/kernel", "block/0/fc/kernel");
        assertThat(renamed.tensor(spec("dense", "kernel"))).isEqualTo(value(0));
        assertThat(renamed.tensor(spec("other", "offset"))).isEqualTo(value(1));
        assertThat(renamed.tensor(spec("fc2", "kernel"))).isEqualTo(value(2));
        float[] values = new float[1];
        renamed.readInto(spec("block/0/fc", "kernel"), values);
        assertThat(values).containsExactly(3);
    }

    @Test
    void tensorsAreThereByNameAlone() {
        Weights renamed = file.rename(Map.of("fc", "dense"));
        assertThat(renamed.tensor("dense/bias")).isEqualTo(value(1));
        assertThatThrownBy(() -> renamed.tensor("fc/bias"))
                .isInstanceOf(WeightsException.class)
                .hasMessage("fc/bias: expected a tensor of that name, found only dense/kernel, dense/bias, fc2/kernel,"
                        + " a/b/fc/kernel; the nearest name is dense/bias");
        Weights overlaid = file.overlay(Weights.of(Map.of("fc/bias", value(7), "more", value(8))));
        assertThat(overlaid.tensor("fc/bias")).isEqualTo(value(7));
        assertThat(overlaid.tensor("fc/kernel")).isEqualTo(value(0));
        assertThat(overlaid.tensor("more")).isEqualTo(value(8));
        assertThatThrownBy(() -> Weights.random(1).tensor("fc/bias"))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("fc/bias: expected weights that have names and shapes of their own");
    }

    @Test
    void namesMayBeSwapped() {
        Weights swapped = file.rename(Map.of("fc", "fc2", "fc2", "fc"));
        assertThat(swapped.tensor(spec("fc", "kernel"))).isEqualTo(value(2));
        assertThat(swapped.tensor(spec("fc2", "kernel"))).isEqualTo(value(0));
    }

    @Test
    void namesWithoutALayerCanBeRenamed() {
        Weights renamed = Weights.of(named("main.0.weight")).rename(Map.of("main.0.weight", "dense/kernel"));
        assertThat(renamed.tensor(spec("dense", "kernel"))).isEqualTo(value(0));
    }

    @Test
    void whatIsAskedForByTheOldNameIsMissing() {
        Weights renamed = file.rename(Map.of("fc", "dense"));
        assertThatThrownBy(() -> renamed.tensor(spec("fc", "kernel")))
                .isInstanceOf(WeightsException.class)
                .hasMessage(
                        "fc/kernel: expected a tensor of shape (1), found only dense/kernel, dense/bias, fc2/kernel,"
                                + " a/b/fc/kernel; the nearest name is fc2/kernel");
    }

    @Test
    void renamingWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> file.rename(Map.of("f", "dense")))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith("f: expected a tensor or layer of that name in ")
                .hasMessageEndingWith("found none; the nearest name is fc/bias");
        assertThatThrownBy(() -> file.rename(Map.of("fc", "fc2")))
                .hasMessage(
                        "fc2/kernel: expected one tensor of that name after renaming, found fc/kernel and fc2/kernel");
        assertThatThrownBy(() -> Weights.random(1).rename(Map.of("fc", "dense")))
                .hasMessage("expected weights that have names, found random weights from seed 1, which has none");
    }

    @Test
    void aPrefixSelectsOneNetworkOfAFile() {
        Weights block = file.prefix("a/b/");
        assertThat(block.names()).containsExactly("fc/kernel");
        assertThat(block.tensor(spec("fc", "kernel"))).isEqualTo(value(3));
        assertThatThrownBy(() -> file.prefix("c/")).hasMessageContaining("c/: expected a tensor or layer of that name");
    }

    @Test
    void anOverlayReplacesWhatItHas() {
        Weights overlaid = file.overlay(Weights.of(Map.of("fc/bias", value(9))));
        assertThat(overlaid.names()).containsExactlyElementsOf(file.names());
        assertThat(overlaid.tensor(spec("fc", "bias"))).isEqualTo(value(9));
        assertThat(overlaid.tensor(spec("fc", "kernel"))).isEqualTo(value(0));
        assertThat(file.overlay(Weights.of(Map.of("new/bias", value(9)))).names())
                .contains("new/bias");
        assertThatThrownBy(() -> file.overlay(Weights.random(1))).hasMessageContaining("which has none");
    }

    @Test
    void anOverlayGivesNamesToWhatHasNone() {
        Signature signature = signature("a", "b");
        List<WeightSpec> specs = signature.weights();
        Weights overlaid = Weights.inOrder(value(1), value(2))
                .overlay(Weights.of(Map.of("b/kernel", value(9))))
                .bind(signature);
        assertThat(overlaid.tensor(specs.get(0))).isEqualTo(value(1));
        assertThat(overlaid.tensor(specs.get(1))).isEqualTo(value(9));
        assertThat(overlaid.names()).containsExactly("a/kernel", "b/kernel");
    }

    @Test
    void theyCombine() {
        Weights weights = Weights.random(1)
                .overlay(file.prefix("a/b/").rename(Map.of("fc", "dense")))
                .bind(signature("dense"));
        assertThat(weights.tensor(spec("dense", "kernel"))).isEqualTo(value(3));
        assertThat(weights.tensor(spec("dense", "bias"))).isEqualTo(value(0));
    }
}
