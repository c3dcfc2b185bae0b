// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearMapTest {
    @Test
    void aDenseLayerMapsEachVectorOfEachRow() {
        float[] rows = {1, 2, 3, 4, 5, 6, 7, 8};
        LinearMap dense = LinearMap.dense(2, 2, 1, new float[] {10, 100}, null);
        assertThat(LinearMap.compose(rows, dense)).containsExactly(210, 430, 650, 870);
    }

    @Test
    void aBiasIsAddedOncePerUnit() {
        LinearMap dense = LinearMap.dense(1, 1, 2, new float[] {10, 100}, new float[] {1, 2});
        assertThat(LinearMap.compose(new float[] {3, 4}, dense)).containsExactly(31, 302, 41, 402);
    }

    /** Three cells, a kernel of two taps and no padding: the last output reads one cell beyond the border. */
    @Test
    void aConvolutionLeavesOutWhatLiesOutside() {
        KernelAxis steps = new KernelAxis(3, 3, 1, 1, new int[][] {{0, 3, 0, 0, 1, 1}});
        LinearMap convolution = LinearMap.convolution(steps, 1, 1, 1, new float[] {1, 10}, new float[] {1000});
        assertThat(LinearMap.compose(new float[] {1, 2, 3}, convolution)).containsExactly(1021, 1032, 1003);
    }

    /** Two rows of three cells, read by one row of a kernel for each output row. */
    @Test
    void axesOverEachOtherAreReadRowByRow() {
        KernelAxis rows = new KernelAxis(2, 2, 1, 2, new int[][] {{0, 1, 0, 1}, {1, 1, 1, 0}});
        KernelAxis columns = new KernelAxis(3, 1, 1, 1, new int[][] {{0, 1, 0, 0, 2, 1}});
        LinearMap convolution =
                LinearMap.convolution(rows.over(columns, 2), 1, 1, 1, new float[] {1, 10, 100, 1000}, null);
        assertThat(LinearMap.compose(new float[] {1, 2, 3, 4, 5, 6}, convolution))
                .containsExactly(100 + 3000, 4 + 60);
    }

    @Test
    void repetitionAndScaleFollowTheirAxes() {
        LinearMap repeat = LinearMap.repeat(1, 4, 2);
        LinearMap scale = LinearMap.scaleShift(8, 4, new float[] {1, 10}, new float[] {0, 5});
        assertThat(LinearMap.compose(new float[] {1, 2, 3, 4}, repeat, scale))
                .containsExactly(1, 2, 3, 4, 15, 25, 35, 45);
    }

    @Test
    void runsAreRepeatedInPlace() {
        assertThat(LinearMap.compose(new float[] {1, 2, 3, 4}, LinearMap.repeat(2, 2, 2)))
                .containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
    }

    /** (1 + e)^2 is rounded to 1 + 2e in float. */
    @Test
    void nothingIsRoundedBetweenMaps() {
        float[] composed = LinearMap.compose(
                new float[] {1 + 0x1p-23f},
                LinearMap.scaleShift(1, 1, new float[] {1 + 0x1p-23f}, new float[] {-1 - 0x1p-22f}),
                LinearMap.scaleShift(1, 1, new float[] {0x1p46f}, null));
        assertThat(composed).containsExactly(1);
    }

    @Test
    void manyRowsAreMappedInBlocks() {
        float[] rows = new float[101];
        float[] expected = new float[101];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
            expected[row] = 3 * row;
        }
        assertThat(LinearMap.compose(rows, LinearMap.dense(1, 1, 1, new float[] {3}, null)))
                .containsExactly(expected);
    }
}
