// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Pool.Kind;
import dev.ingot.processor.ir.Pool.Window;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

    private final GraphBuilder graph = new GraphBuilder();

    private static Pool.Axis axis(int length, Window... windows) {
        return new Pool.Axis(length, List.of(windows));
    }

    private float[] pool(Kind kind, Pool.Axis rows, Pool.Axis columns, float... values) {
        Node x = graph.input(Shape.of(rows.inputLength(), columns.inputLength(), 1), values);
        Shape shape = Shape.of(rows.windows().size(), columns.windows().size(), 1);
        return graph.evaluate(graph.run(new Pool(kind, List.of(rows, columns)), shape, x));
    }

    @Test
    void addsRowsFirstThenColumns() {
        // By rows first: (1e8 - 1e8) + (1 + 1) = 2; along the columns first 1e8 + 1 would be 1e8.
        assertThat(pool(Kind.AVERAGE, axis(2, new Window(0, 2)), axis(2, new Window(0, 2)), 1e8f, 1, -1e8f, 1))
                .containsExactly(0.5f);
    }

    @Test
    void dividesByTheCellsOfTheWindow() {
        assertThat(pool(
                        Kind.AVERAGE,
                        axis(1, new Window(0, 1)),
                        axis(5, new Window(0, 2), new Window(1, 4), new Window(3, 5)),
                        1,
                        2,
                        3,
                        4,
                        5))
                .containsExactly(1.5f, 3, 4.5f);
    }

    @Test
    void theLargestValueIsNanIfThereIsOneAndNeverTheSmallerZero() {
        Window all = new Window(0, 2);
        Pool.Axis row = axis(1, new Window(0, 1));
        assertThat(pool(Kind.MAX, row, axis(2, all), -0f, 0f)).containsExactly(0f);
        assertThat(new PoolTest().pool(Kind.MAX, row, axis(2, all), 0f, -0f)).containsExactly(0f);
        assertThat(new PoolTest().pool(Kind.MAX, row, axis(2, all), Float.NaN, 1))
                .containsExactly(Float.NaN);
        assertThat(new PoolTest().pool(Kind.MAX, row, axis(2, all), 1, Float.NaN))
                .containsExactly(Float.NaN);
        assertThat(new PoolTest().pool(Kind.MAX, row, axis(2, all), -5, Float.NEGATIVE_INFINITY))
                .containsExactly(-5f);
    }
}
