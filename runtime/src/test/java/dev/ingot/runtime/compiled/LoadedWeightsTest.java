// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingot.runtime.Role;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadedWeightsTest {
    private final Signature signature = Signature.builder("Generator")
            .input("input", 3)
            .layer("dense", "Dense", Shape.of(2), "input")
            .weight("dense", "kernel", Role.KERNEL, 3, 2, Shape.of(3, 2))
            .weight("dense", "bias", Role.BIAS, 3, 2, Shape.of(2))
            .output("dense", 2)
            .build();

    /** As a generated class does it. */
    private float[][] load(Weights weights) {
        LoadedWeights loaded = LoadedWeights.load(signature, weights);
        return new float[][] {loaded.values(0), loaded.values(1)};
    }

    @Test
    void loadsByNameAndInOrder() {
        Tensor kernel = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Tensor bias = Tensor.of(new float[] {7, 8});
        for (Weights weights : new Weights[] {
            Weights.of(Map.of("dense/kernel", kernel, "dense/bias", bias)), Weights.inOrder(kernel, bias)
        }) {
            LoadedWeights loaded = LoadedWeights.load(signature, weights);
            assertThat(loaded.values(0)).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(loaded.values(1)).containsExactly(7, 8);
            assertThat(loaded.rows(0)).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
        }
        assertThat(load(Weights.random(1))[1]).containsExactly(0, 0);
    }

    @Test
    void oneProblemIsOneSentence() {
        assertThatThrownBy(() -> load(Weights.inOrder(Tensor.zeros(3, 2))))
                .isInstanceOf(WeightsException.class)
                .hasMessage(
                        "Generator cannot use these weights: expected 2 tensors (dense/kernel (3, 2), dense/bias (2)),"
                                + " found 1 without a name");
    }

    @Test
    void allProblemsComeAtOnce() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("dense/kernel", Tensor.zeros(2, 3));
        tensors.put("dense/biass", Tensor.zeros(2));
        WeightsException problem = catchThrowableOfType(WeightsException.class, () -> load(Weights.of(tensors)));
        assertThat(problem).hasMessage("""
                        Generator cannot use these weights, 3 problems:
                          dense/kernel: expected a tensor of shape (3, 2), found shape (2, 3)
                          dense/bias: expected a tensor of shape (2), found only dense/kernel, dense/biass; the nearest name \
                        is dense/biass
                          dense/biass: expected only tensors that the network asks for, found one that no layer of it has""");
        assertThat(problem.problems()).hasSize(3);
        assertThat(problem.problems().get(1).entry()).isEqualTo("dense/bias");
        assertThat(problem.expected()).isEqualTo("a tensor of shape (3, 2)");
        assertThat(problem.found()).isEqualTo("shape (2, 3)");
        assertThat(problem.file()).isNull();
        assertThat(problem.offset()).isEqualTo(-1);
    }

    @Test
    void notFiniteValuesAreRefusedWithTheirPlace() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> load(Weights.inOrder(Tensor.zeros(3, 2), Tensor.of(new float[] {0, value}))))
                    .hasMessage("Generator cannot use these weights: dense/bias: expected finite values, found " + value
                            + " at index 1 of 2 in row-major order");
        }
    }

    @Test
    void weightsOfOthersAreCheckedToo() {
        assertThatThrownBy(() -> load(spec -> Tensor.zeros(1)))
                .hasMessageContaining("dense/kernel: expected a tensor of shape (3, 2), found shape (1)")
                .hasMessageContaining("dense/bias: expected a tensor of shape (2), found shape (1)");
        assertThatThrownBy(() -> load(spec -> null))
                .hasMessageContaining("dense/bias: expected a tensor of shape (2), found none");
    }

    @Test
    void eachWeightIsReadWhenItIsAskedFor() {
        List<String> asked = new ArrayList<>();
        Weights weights = spec -> {
            asked.add(spec.name());
            return Tensor.zeros(spec.shape().toArray());
        };
        LoadedWeights loaded = LoadedWeights.load(signature, weights);
        assertThat(asked).isEmpty();
        loaded.values(1);
        loaded.rows(0);
        assertThat(asked).containsExactly("dense/bias", "dense/kernel");
    }

    @Test
    void aProblemThatDoesNotShowAgainIsNotLost() {
        boolean[] failed = {false};
        Weights once = spec -> {
            if (!failed[0]) {
                failed[0] = true;
                throw new WeightsException("file", spec.name(), 3, "a steady disk", "another");
            }
            return Tensor.zeros(spec.shape().toArray());
        };
        assertThatThrownBy(() -> load(once))
                .hasMessage("Generator cannot use these weights: file: dense/kernel: at byte 3: expected a steady disk,"
                        + " found another");
    }

    @Test
    void surplusTensorsWithoutEndAreCounted() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            tensors.put("other/" + i, Tensor.zeros(1));
        }
        WeightsException problem = catchThrowableOfType(WeightsException.class, () -> load(Weights.of(tensors)));
        assertThat(problem.problems()).hasSize(101);
        assertThat(problem)
                .hasMessageEndingWith(
                        "other/97: expected only tensors that the network asks for, found one that no layer"
                                + " of it has\n  expected only tensors that the network asks for, found 102 more that no layer"
                                + " of it has");
    }
}
