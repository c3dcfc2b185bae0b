// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                for (int column = 0; column < panels.width(panel); column++) {
                    assertThat(panels.values()[panels.start(panel) + row * panels.width(panel) + column])
                            .isEqualTo(100 * row + firstColumn + panels.column(panel) + column);
                }
            }
        }
    }

    @Test
    void theLastPanelEndsAtTheLastColumn() {
        Panels panels = new Panels(ROWS, 22, 8);

        assertThat(panels.rows()).isEqualTo(ROWS);
        assertThat(panels.columns()).isEqualTo(22);
        assertThat(panels.count()).isEqualTo(3);
        assertThat(new int[] {panels.column(0), panels.column(1), panels.column(2)})
                .containsExactly(0, 8, 14);
        assertThat(new int[] {panels.start(0), panels.start(1), panels.start(2)})
                .containsExactly(0, 24, 48);
        assertThat(panels.width(2)).isEqualTo(8);
        assertThat(panels.values()).hasSize(72).containsOnly(0);
    }

    @Test
    void theLastPanelIsHalfAsWideIfThatIsEnough() {
        Panels panels = new Panels(ROWS, 19, 8);

        assertThat(panels.count()).isEqualTo(3);
        assertThat(panels.width(1)).isEqualTo(8);
        assertThat(panels.width(2)).isEqualTo(4);
        assertThat(panels.column(2)).isEqualTo(15);
        assertThat(panels.values()).hasSize(60);
    }

    @Test
    void panelsThatFitDoNotOverlap() {
        assertThat(new Panels(ROWS, 16, 8).column(1)).isEqualTo(8);
        assertThat(new Panels(ROWS, 12, 8).column(1)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 19, 20, 22, 24})
    void takesColumnsOfAnArrayPerRow(int columns) {
        Panels panels = new Panels(ROWS, columns, 8);
        panels.packRows(numbered(columns + 5), 5);

        assertNumbered(panels, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 19, 20, 22, 24})
    void takesColumnsThatFollowEachOther(int count) {
        float[][] matrix = numbered(count);
        float[] columns = new float[count * ROWS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = matrix[i % ROWS][i / ROWS];
        }
        Panels panels = new Panels(ROWS, count, 8);
        panels.packColumns(columns);

        assertNumbered(panels, 0);
    }

    @Test
    void aMatrixHasAtLeastAPanelOrHalfOfOne() {
        assertThat(new Panels(ROWS, 8, 8).count()).isEqualTo(1);
        assertThat(new Panels(ROWS, 4, 8).width(0)).isEqualTo(4);
        assertThatThrownBy(() -> new Panels(ROWS, 3, 8)).hasMessage("panels of 8 columns for a matrix of 3");
        assertThatThrownBy(() -> new Panels(ROWS, 7, 8)).hasMessage("panels of 8 columns for a matrix of 7");
    }
}
