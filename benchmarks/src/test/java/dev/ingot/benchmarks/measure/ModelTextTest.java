// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.benchmarks.measure.ModelText.LayerText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTextTest {
    private static final String SOURCE = """
            import dev.ingot.dsl.*;
            @NeuralNetwork(input = 3)
            final class Any {
                @Dense(units = 4)
                Layer first;

                @ReLU
                @Named("a")
                Layer second;
            }
            """;

    @Test
    void readsLayersWithAllTheirAnnotations() {
        ModelText model = ModelText.read(SOURCE);
        assertThat(model.annotation()).isEqualTo("@NeuralNetwork(input = 3)");
        assertThat(model.layers()).extracting(LayerText::name).containsExactly("first", "second");
        assertThat(model.layers().get(1).annotations()).contains("@ReLU", "@Named(\"a\")");
    }

    @Test
    void compilesAModel() {
        CompiledPass pass = ModelText.read(SOURCE).compile();
        pass.run();
        assertThat(pass.output()).hasSize(4).isNotEqualTo(new float[4]);
        assertThat(pass.network().signature().multiplyAdds()).isEqualTo(12);
    }

    @Test
    void aPieceIsALayerThatMultipliesWithWhatFusesWithIt() {
        List<LayerText> layers = List.of(
                new LayerText("@Dense(units = 4)", "dense"),
                new LayerText("@Reshape({2, 2, 1})", "reshape"),
                new LayerText("@UpSampling2D", "up"),
                new LayerText("@Conv2D(filters = 1, kernelSize = 3)", "conv"),
                new LayerText("@ReLU", "activation"),
                new LayerText("@Conv2DTranspose(filters = 1, kernelSize = 3)", "image"));
        assertThat(ModelText.of("3", layers).pieces())
                .extracting(piece -> piece.stream().map(LayerText::name).toList())
                .containsExactly(List.of("dense", "reshape"), List.of("up", "conv", "activation"), List.of("image"));
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> ModelText.read("class Any {}")).hasMessageContaining("@NeuralNetwork");
        assertThatThrownBy(() -> ModelText.of("3", List.of(new LayerText("@Dense(units = 0)", "dense")))
                        .compile())
                .hasMessageContaining("units");
    }
}
