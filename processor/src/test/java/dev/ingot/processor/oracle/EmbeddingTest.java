// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.processor.ir.Shape;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that name no row of a table. */
class EmbeddingTest {

    private static final Declaration WORDS =
            Chain.network("Words", Shape.of(3), Chain.layer("Embedding", Map.of("inputDim", 10, "outputDim", 2)));

    @Test
    void anElementThatIsNoNumberOfARow(@TempDir Path directory) {
        try (NetworkCompilation compilation = NetworkCompilation.of(List.of(WORDS), directory)) {
            Network network = compilation.load(WORDS, Weights.random(1));
            for (float element : new float[] {10, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 1e10f}) {
                assertThatThrownBy(() -> run(network, 0, 9, element))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("Words: layer layer0: expected whole numbers from 0 to 9, found " + element
                                + " at index 2");
            }
            assertThat(run(network, 0, 9, -0f).shape().toArray()).containsExactly(1, 3, 2);
        }
    }

    /** A warm-up knows no input that the network takes; it must do no harm. */
    @Test
    void zerosThatNameNoRow(@TempDir Path directory) {
        Declaration shifted = Chain.network(
                "Shifted",
                Shape.of(3),
                Chain.layer("Rescaling", Map.of("scale", List.of(1.0), "offset", List.of(-1.0))),
                Chain.layer("Embedding", Map.of("inputDim", 10, "outputDim", 2)),
                Chain.layer("Dense", Map.of("units", 40)));
        Declaration far = Chain.network(
                "Far",
                Shape.of(3),
                Chain.layer("Rescaling", Map.of("scale", List.of(1.0), "offset", List.of(-5.0))),
                Chain.layer("Embedding", Map.of("inputDim", 10, "outputDim", 2)),
                Chain.layer("Dense", Map.of("units", 40)));
        try (NetworkCompilation compilation = NetworkCompilation.of(List.of(shifted, far), directory)) {
            for (Declaration declaration : List.of(shifted, far)) {
                Network network = compilation.load(declaration, Weights.random(1));
                Map<String, Tensor> input = Map.of("input", Tensor.of(new float[] {5, 6, 7}, 1, 3));
                Map<String, Tensor> before = network.run(input);
                network.warmUp();
                assertThat(network.run(input)).isEqualTo(before);
            }
        }
    }

    private static Tensor run(Network network, float... elements) {
        return network.run(Map.of("input", Tensor.of(elements, 1, 3))).get("layer0");
    }
}
