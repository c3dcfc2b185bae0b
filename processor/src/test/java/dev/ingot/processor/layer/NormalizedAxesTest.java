// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizedAxesTest {

    private static final List<Integer> AS_THEY_ARE = List.of(0, 1, 2);

    private static NormalizedAxes axes(Shape shape, Integer... normalized) {
        return NormalizedAxes.of(shape, List.of(normalized));
    }

    @Test
    void neighboursAreColumns() {
        Shape shape = Shape.of(4, 5, 6);
        assertThat(axes(shape, 2))
                .isEqualTo(new NormalizedAxes(AS_THEY_ARE, Shape.of(20, 1, 1, 6), Shape.of(1, 1, 1, 6)));
        assertThat(axes(shape, 0, 1, 2))
                .isEqualTo(new NormalizedAxes(AS_THEY_ARE, Shape.of(1, 1, 1, 120), Shape.of(1, 1, 1, 120)));
    }

    @Test
    void valuesApartAreRows() {
        Shape shape = Shape.of(4, 5, 6);
        assertThat(axes(shape, 0, 1))
                .isEqualTo(new NormalizedAxes(AS_THEY_ARE, Shape.of(1, 20, 6, 1), Shape.of(1, 20, 1, 1)));
        assertThat(axes(shape, 1))
                .isEqualTo(new NormalizedAxes(AS_THEY_ARE, Shape.of(4, 5, 6, 1), Shape.of(1, 5, 1, 1)));
        assertThat(axes(shape, 0, 2))
                .isEqualTo(new NormalizedAxes(AS_THEY_ARE, Shape.of(1, 4, 5, 6), Shape.of(1, 4, 1, 6)));
    }

    @Test
    void axesOfLengthOneGoWithAnyNeighbour() {
        assertThat(axes(Shape.of(4, 1, 6), 0, 2).view()).isEqualTo(Shape.of(1, 1, 1, 24));
        assertThat(axes(Shape.of(1, 1, 7), 1, 2).view()).isEqualTo(Shape.of(1, 1, 1, 7));
        assertThat(axes(Shape.of(4, 1, 6), 1).view()).isEqualTo(Shape.of(24, 1, 1, 1));
    }

    @Test
    void scatteredAxesAreMovedToTheEnd() {
        assertThat(axes(Shape.of(2, 3, 4, 5), 0, 2))
                .isEqualTo(new NormalizedAxes(List.of(1, 3, 0, 2), Shape.of(15, 1, 1, 8), Shape.of(1, 1, 1, 8)));
    }
}
