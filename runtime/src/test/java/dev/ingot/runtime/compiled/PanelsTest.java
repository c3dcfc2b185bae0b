// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanelsTest {
    private static final int ROWS = 3;

    /** {@code 100 * row + column} */
    private static float[][] numbered(int columns) {
        float[][] matrix = new float[ROWS][columns];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = 100 * row + column;
            }
        }
        return matrix;
    }

    private static void assertNumbered(Panels panels, int firstColumn) {
        for (int panel = 0; panel < panels.count(); panel++) {
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < 4; column++) {
                    assertThat(panels.values()[panels.start(panel) + row * 4 + column])
                            .isEqualTo(100 * row + firstColumn + panels.column(panel) + column);
                }
            }
        }
    }

    @Test
    void theLastPanelEndsAtTheLastColumn() {
        Panels panels = new Panels(ROWS, 10, 4);

        assertThat(panels.rows()).isEqualTo(ROWS);
        assertThat(panels.columns()).isEqualTo(10);
        assertThat(panels.count()).isEqualTo(3);
        assertThat(new int[] {panels.column(0), panels.column(1), panels.column(2)})
                .containsExactly(0, 4, 6);
        assertThat(new int[] {panels.start(0), panels.start(1), panels.start(2)})
                .containsExactly(0, 12, 24);
        assertThat(panels.values()).hasSize(36).containsOnly(0);
    }

    @Test
    void panelsThatFitDoNotOverlap() {
        Panels panels = new Panels(ROWS, 8, 4);

        assertThat(panels.count()).isEqualTo(2);
        assertThat(panels.column(1)).isEqualTo(4);
    }

    @Test
    void takesColumnsOfAnArrayPerRow() {
        Panels panels = new Panels(ROWS, 10, 4);
        panels.packRows(numbered(15), 5);

        assertNumbered(panels, 5);
    }

    @Test
    void takesColumnsThatFollowEachOther() {
        float[][] matrix = numbered(10);
        float[] columns = new float[10 * ROWS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = matrix[i % ROWS][i / ROWS];
        }
        Panels panels = new Panels(ROWS, 10, 4);
        panels.packColumns(columns);

        assertNumbered(panels, 0);
    }

    @Test
    void aMatrixHasAtLeastAPanel() {
        assertThat(new Panels(ROWS, 4, 4).count()).isEqualTo(1);
        assertThatThrownBy(() -> new Panels(ROWS, 3, 4)).hasMessage("panels of 4 columns for a matrix of 3");
    }
}
