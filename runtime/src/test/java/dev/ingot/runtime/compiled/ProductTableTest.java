// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductTableTest {
    private final float[] zeros = new float[7];
    private final float[][] scratch = new float[9][8];
    private final float[][][] table = ProductTable.of(scratch, 1, zeros, 5, 3, 2, 1, 2, 2, 1);

    @Test
    void hasBordersOnAllSides() {
        assertThat(table).hasDimensions(8, 6);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 6; column++) {
                boolean border = row < 1 || row >= 6 || column < 2 || column >= 5;
                assertThat(table[row][column] == zeros).isEqualTo(border);
            }
        }
    }

    @Test
    void rowsLieOnARing() {
        for (int row = 1; row + 2 < 6; row++) {
            assertThat(table[row]).isSameAs(table[row + 2]).isNotSameAs(table[row + 1]);
        }
        Set<float[]> vectors = Collections.newSetFromMap(new IdentityHashMap<>());
        for (float[][] row : table) {
            Collections.addAll(vectors, row);
        }
        assertThat(vectors).hasSize(1 + 2 * 3);
        assertThat(vectors.remove(zeros)).isTrue();
        assertThat(vectors.removeAll(Arrays.asList(scratch).subList(1, 7))).isTrue();
        assertThat(vectors).isEmpty();
    }

    @Test
    void aSpanOfAllRowsSharesNothing() {
        float[][][] whole = ProductTable.of(scratch, 0, zeros, 3, 1, 9, 0, 0, 0, 0);
        assertThat(whole).hasDimensions(3, 1);
        assertThat(whole[0][0]).isNotSameAs(whole[1][0]);
        assertThat(whole[1][0]).isNotSameAs(whole[2][0]);
    }
}
