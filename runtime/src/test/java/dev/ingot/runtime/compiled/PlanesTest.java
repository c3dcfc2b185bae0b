// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanesTest {

    /** Every way to move a plane, beyond its own size too, compared with the definition. */
    @ParameterizedTest
    @CsvSource({"3, 5, 3, 5", "3, 5, 2, 5", "4, 2, 6, 2", "3, 4, 3, 6", "2, 3, 5, 7", "1, 1, 1, 1"})
    void addsWhatTheMovedPlaneHas(int rows, int columns, int sumRows, int sumColumns) {
        Random random = new Random(1);
        float[] products = values(random, rows * columns);
        for (int row = -rows - 1; row <= rows + 1; row++) {
            for (int column = -columns - 2; column <= columns + 2; column++) {
                float[] sums = values(random, sumRows * sumColumns);
                float[] expected = sums.clone();
                for (int r = 0; r < sumRows; r++) {
                    for (int c = 0; c < sumColumns; c++) {
                        if (r + row >= 0 && r + row < rows && c + column >= 0 && c + column < columns) {
                            expected[r * sumColumns + c] += products[(r + row) * columns + c + column];
                        }
                    }
                }
                float[] moved = new float[sums.length];
                Arrays.fill(moved, Float.NaN);

                Planes.addMoved(sums, sumRows, sumColumns, products, rows, columns, row, column, moved);

                assertThat(sums).as("moved by row %d, column %d", row, column).isEqualTo(expected);
            }
        }
    }

    /** A plane among others, moved sideways by less than its width and by more, compared with the definition. */
    @ParameterizedTest
    @CsvSource({"3, 5", "4, 2", "1, 1", "2, 16"})
    void movesSideways(int rows, int columns) {
        Random random = new Random(1);
        int from = 7;
        float[] planes = values(random, from + rows * columns + 9);
        for (int column = -columns - 2; column <= columns + 2; column++) {
            float[] expected = new float[rows * columns];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    boolean inside = c + column >= 0 && c + column < columns;
                    expected[r * columns + c] = inside ? planes[from + r * columns + c + column] : 0f;
                }
            }
            float[] moved = new float[expected.length];
            Arrays.fill(moved, Float.NaN);

            Planes.move(planes, from, rows, columns, column, moved);

            assertThat(moved).as("moved by column %d", column).isEqualTo(expected);
        }
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() + 1f;
        }
        return values;
    }
}
