// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ResampleKernel;
import dev.ingot.processor.ir.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampleTest {

    private final GraphBuilder graph = new GraphBuilder();

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({
        "BILINEAR, 2, 1 1.25 1.75 2.25 2.75 3.25 3.75 4",
        "BILINEAR, 3, 1 1 1.333333 1.666667 2 2.333333 2.666667 3 3.333333 3.666667 4 4",
        "BICUBIC, 2, .911765 1.167883 1.709924 2.25 2.75 3.290076 3.832117 4.088235",
        "BICUBIC, 3, .894737 1 1.241379 1.607143 2 2.333333 2.666667 3 3.392857 3.758621 4 4.105263",
        "LANCZOS3, 2, .907486 1.142455 1.675604 2.278741 2.721259 3.324396 3.857545 4.092514",
        "LANCZOS5, 2, .854051 1.195898 1.715179 2.264074 2.735926 3.284821 3.804102 4.145949"
    })
    void interpolatesAlongEitherAxis(ResampleKernel kernel, int factor, String expected) {
        String[] words = expected.split(" ");
        float[] row = new float[words.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = Float.parseFloat(words[i]);
        }
        Node tall = graph.input(Shape.of(4, 1, 1), 1, 2, 3, 4);
        Node wide = graph.input(Shape.of(1, 4, 1), 1, 2, 3, 4);
        assertThat(graph.evaluate(graph.run(new Resample(kernel, MultiplyAdd.FUSED), Shape.of(4 * factor, 1, 1), tall)))
                .containsExactly(row, within(1e-6f));
        assertThat(graph.evaluate(graph.run(new Resample(kernel, MultiplyAdd.FUSED), Shape.of(1, 4 * factor, 1), wide)))
                .containsExactly(row, within(1e-6f));
    }

    @Test
    void interpolatesAnImage() {
        Node x = graph.input(Shape.of(2, 2, 1), 1, 2, 3, 4);
        Resample op = new Resample(ResampleKernel.BILINEAR, MultiplyAdd.FUSED);
        assertThat(graph.evaluate(graph.run(op, Shape.of(4, 4, 1), x)))
                .containsExactly(
                        1, 1.25f, 1.75f, 2, 1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f, 3, 3.25f, 3.75f, 4);
    }

    @Test
    void channelsStayApart() {
        Node x = graph.input(Shape.of(1, 2, 2), 0, 100, 4, 104);
        Resample op = new Resample(ResampleKernel.BILINEAR, MultiplyAdd.FUSED);
        assertThat(graph.evaluate(graph.run(op, Shape.of(1, 4, 2), x))).containsExactly(0, 100, 1, 101, 3, 103, 4, 104);
    }

    @Test
    void aPixelOfWeightZeroHasNoEffect() {
        Node x = graph.input(Shape.of(1, 2, 1), 1, Float.POSITIVE_INFINITY);
        Resample op = new Resample(ResampleKernel.LANCZOS3, MultiplyAdd.FUSED);
        float[] y = graph.evaluate(graph.run(op, Shape.of(1, 6, 1), x));
        assertThat(y[1]).isEqualTo(1);
        assertThat(y[4]).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void shrinksWithoutSmoothing() {
        Node x = graph.input(Shape.of(1, 6, 1), 0, 10, 20, 30, 40, 50);
        Resample op = new Resample(ResampleKernel.BILINEAR, MultiplyAdd.FUSED);
        // Centres at 0.25, 1.75, 3.25, 4.75.
        assertThat(graph.evaluate(graph.run(op, Shape.of(1, 4, 1), x))).containsExactly(2.5f, 17.5f, 32.5f, 47.5f);
    }
}
