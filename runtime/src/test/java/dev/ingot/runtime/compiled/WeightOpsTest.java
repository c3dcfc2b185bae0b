// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.runtime.WeightsException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightOpsTest {
    @Test
    void theFirstValueThatIsNotFiniteIsFoundWhereverItStands() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int at = 0; at < 523; at++) {
                float[] values = new float[523];
                Arrays.fill(values, Float.MAX_VALUE);
                assertThat(WeightOps.firstNotFinite(values)).isEqualTo(-1);
                values[at] = bad;
                values[522] = bad;
                assertThat(WeightOps.firstNotFinite(values)).isEqualTo(at);
            }
        }
        assertThat(WeightOps.firstNotFinite(new float[0])).isEqualTo(-1);
    }

    /** x = 0, 2, 6 with mean 2, variance 4, gamma 3, beta 1 and Keras' epsilon. */
    @Test
    void normalizationBecomesAScaleAndAShift() {
        float[] scale = WeightOps.normalizationScale(new float[] {3}, new float[] {4}, 1e-3);
        float[] shift = WeightOps.normalizationShift(new float[] {1}, new float[] {2}, scale, null);
        assertThat(scale[0]).isEqualTo((float) (3 / Math.sqrt(4.001)));
        assertThat(0 * scale[0] + shift[0]).isCloseTo(-1.9996251f, within(1e-6f));
        assertThat(2 * scale[0] + shift[0]).isCloseTo(1f, within(1e-6f));
        assertThat(6 * scale[0] + shift[0]).isCloseTo(6.9992501f, within(1e-6f));
    }

    @Test
    void normalizationTakesInABiasAndDefaults() {
        float[] scale = WeightOps.normalizationScale(null, new float[] {0.25f, 1}, 0);
        assertThat(scale).containsExactly(2, 1);
        assertThat(WeightOps.normalizationShift(null, new float[] {3, 4}, scale, new float[] {1, 10}))
                .containsExactly(-4, 6);
    }

    @Test
    void negativeVarianceIsRefused() {
        for (float variance : new float[] {-1, -0.001f, Float.NaN}) {
            assertThatThrownBy(() -> WeightOps.normalizationScale(null, new float[] {1, variance}, 1e-3))
                    .isInstanceOf(WeightsException.class)
                    .hasMessage(
                            "moving_variance: expected variances that are positive after adding epsilon 0.001, found "
                                    + variance + " at channel 1");
        }
    }

    @Test
    void scaleMultipliesByTheFactorOfTheChannel() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(WeightOps.scale(values, 1, new float[] {1, 10})).containsExactly(1, 20, 3, 40, 5, 60, 7, 80);
        assertThat(WeightOps.scale(values, 2, new float[] {1, 10})).containsExactly(1, 2, 30, 40, 5, 6, 70, 80);
    }

    @Test
    void aShiftOfTheInputBecomesABias() {
        float[] kernel = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(WeightOps.shiftedBias(new float[] {1, 10}, kernel, 2, null)).containsExactly(106, 128);
        assertThat(WeightOps.shiftedBias(new float[] {1, 10}, kernel, 2, new float[] {1000, 0}))
                .containsExactly(1106, 128);
    }

    @Test
    void permuteReordersAxes() {
        float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        assertThat(WeightOps.permute(values, new int[] {3, 4}, 1, 0))
                .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
        int[] dimensions = {2, 3, 2};
        float[] permuted = WeightOps.permute(values, dimensions, 2, 0, 1);
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 2; c++) {
                    assertThat(permuted[(c * 2 + a) * 3 + b]).isEqualTo(values[(a * 3 + b) * 2 + c]);
                }
            }
        }
        assertThat(WeightOps.permute(values, new int[] {3, 4}, 0, 1)).containsExactly(values);
    }

    @Test
    void packRowsSplitsAMatrix() {
        assertThat(WeightOps.packRows(new float[] {1, 2, 3, 4, 5, 6}, 3, 2))
                .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    }

    /** 3 taps, 4 channels and 6 filters in 2 groups; a value is its tap, channel in the group and filter. */
    @Test
    void packTapsPicksTapsPerGroupAndChannel() {
        float[] kernel = new float[3 * 2 * 6];
        for (int tap = 0; tap < 3; tap++) {
            for (int channel = 0; channel < 2; channel++) {
                for (int filter = 0; filter < 6; filter++) {
                    kernel[(tap * 2 + channel) * 6 + filter] = 100 * tap + 10 * channel + filter;
                }
            }
        }
        assertThat(WeightOps.packTaps(kernel, 4, 6, 2, 2, 0)).isDeepEqualTo(new float[][][] {
            {{200, 201, 202, 0, 1, 2}, {210, 211, 212, 10, 11, 12}},
            {{203, 204, 205, 3, 4, 5}, {213, 214, 215, 13, 14, 15}}
        });
    }

    @Test
    void broadcastsRepeatAlongAxesOfLengthOne() {
        float[] values = {1, 2, 3, 4};
        assertThat(WeightOps.broadcast(values, new int[] {2, 1, 2}, new int[] {2, 2, 2}))
                .containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
        assertThat(WeightOps.broadcast(values, new int[] {1, 4, 1}, new int[] {2, 4, 2}))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 1, 1, 2, 2, 3, 3, 4, 4);
        assertThat(WeightOps.broadcast(values, new int[] {2, 2}, new int[] {2, 2}))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void inverseDeviationsHaveALeastDivisor() {
        assertThat(WeightOps.inverseDeviation(new float[] {4, 1e-20f, 0}, 1e-7)).containsExactly(0.5f, 1e7f, 1e7f);
        assertThatThrownBy(() -> WeightOps.inverseDeviation(new float[] {4, -1}, 1e-7))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("-1.0 at index 1");
    }
}
