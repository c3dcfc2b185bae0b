// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    private final Tensor tensor = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void copiesItsValues() {
        float[] values = {1, 2};
        Tensor copy = Tensor.of(values);
        values[0] = 9;
        copy.toArray()[1] = 9;
        assertThat(copy.toArray()).containsExactly(1, 2);
    }

    @Test
    void refusesAnotherNumberOfValues() {
        assertThatThrownBy(() -> Tensor.of(new float[5], 2, 3))
                .isInstanceOf(ShapeException.class)
                .hasMessage("a tensor of shape (2, 3) holds 6 values, found 5");
    }

    @Test
    void isMadeOfNestedArrays() {
        assertThat(Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}})).isEqualTo(tensor);
        assertThat(Tensor.of(new float[][][] {{{1}, {2}, {3}}, {{4}, {5}, {6}}}))
                .isEqualTo(tensor.reshape(2, 3, 1));
        assertThat(Tensor.of(new float[][][][] {{{{1, 2, 3}}}, {{{4, 5, 6}}}})).isEqualTo(tensor.reshape(2, 1, 1, 3));
        assertThatThrownBy(() -> Tensor.of(new float[][] {{1, 2}, {3}}))
                .hasMessage("only tensors of one shape can be stacked: number 0 has (2), number 1 has (1)");
    }

    @Test
    void isIndexed() {
        assertThat(tensor.get(1, 0)).isEqualTo(4);
        assertThat(Tensor.of(new float[] {7}, new int[0]).get()).isEqualTo(7);
        assertThatThrownBy(() -> tensor.get(1)).hasMessage("a tensor of shape (2, 3) takes 2 indices, found (1)");
        assertThatThrownBy(() -> tensor.get(0, 3))
                .hasMessage("index 3 of axis 1 lies outside a tensor of shape (2, 3)");
        assertThatThrownBy(() -> tensor.get(-1, 0))
                .hasMessage("index -1 of axis 0 lies outside a tensor of shape (2, 3)");
    }

    @Test
    void isReshaped() {
        assertThat(tensor.reshape(3, 2)).isEqualTo(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        assertThat(tensor.reshape(-1, 2).shape()).isEqualTo(Shape.of(3, 2));
        assertThat(Tensor.zeros(0, 3).reshape(3, -1).shape()).isEqualTo(Shape.of(3, 0));
        for (int[] wrong : new int[][] {{4}, {-1, 4}, {-1, -1}, {-2, -3}, {-1, 0}, {1 << 31 - 1, 1 << 16, 1 << 16}}) {
            assertThatThrownBy(() -> tensor.reshape(wrong)).isInstanceOf(ShapeException.class);
        }
        assertThatThrownBy(() -> tensor.reshape(-1, 4))
                .hasMessage("a tensor of shape (2, 3) holds 6 values and cannot be reshaped to (-1, 4)");
    }

    @Test
    void hasSamples() {
        assertThat(tensor.sample(1)).isEqualTo(Tensor.of(new float[] {4, 5, 6}));
        assertThat(tensor.slice(1, 2)).isEqualTo(Tensor.of(new float[] {4, 5, 6}, 1, 3));
        assertThat(tensor.slice(2, 2).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(Tensor.stack(List.of(tensor.sample(0), tensor.sample(1)))).isEqualTo(tensor);
        assertThat(Tensor.stack(List.of()).shape()).isEqualTo(Shape.of(0));
        assertThatThrownBy(() -> tensor.sample(2)).hasMessage("a tensor of shape (2, 3) has no sample 2");
        assertThatThrownBy(() -> tensor.slice(1, 3)).hasMessage("a tensor of shape (2, 3) has no samples 1 to 3");
        assertThatThrownBy(() -> tensor.copySample(0, new float[2]))
                .hasMessage("a sample of a tensor of shape (2, 3) has 3 values, the array for it has 2");
    }

    @Test
    void equalityIsThatOfBits() {
        assertThat(Tensor.of(new float[] {Float.NaN})).isEqualTo(Tensor.of(new float[] {0f / 0f}));
        assertThat(Tensor.of(new float[] {0f})).isNotEqualTo(Tensor.of(new float[] {-0f}));
        assertThat(tensor).isNotEqualTo(tensor.reshape(3, 2)).hasSameHashCodeAs(tensor.reshape(2, 3));
    }

    /** The specification's formula, computed by hand for the first numbers of SplitMix64 with seed 42. */
    @Test
    void randomNormalIsAsSpecified() {
        double u = ((0xBDD732262FEB6E95L >>> 11) + 1) * 0x1p-53;
        double v = (0x28EFE333B266F103L >>> 11) * 0x1p-53;
        double radius = StrictMath.sqrt(-2 * StrictMath.log(u));
        Tensor random = Tensor.randomNormal(42, 1, 3);
        assertThat(random.get(0, 0)).isEqualTo((float) (radius * StrictMath.cos(2 * StrictMath.PI * v)));
        assertThat(random.get(0, 1)).isEqualTo((float) (radius * StrictMath.sin(2 * StrictMath.PI * v)));
        assertThat(random).isEqualTo(Tensor.randomNormal(42, 4).slice(0, 3).reshape(1, 3));
    }

    @Test
    void randomNormalIsNormal() {
        float[] values = Tensor.randomNormal(1, 100_000).toArray();
        double sum = 0;
        double squares = 0;
        int within = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            within += Math.abs(value) < 1 ? 1 : 0;
        }
        assertThat(sum / values.length).isBetween(-0.01, 0.01);
        assertThat(squares / values.length).isBetween(0.98, 1.02);
        assertThat(within / (double) values.length).isBetween(0.677, 0.688);
    }
}
