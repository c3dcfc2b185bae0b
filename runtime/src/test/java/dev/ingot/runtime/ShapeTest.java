// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void prints() {
        assertThat(Shape.of(5, 5, 128)).hasToString("(5, 5, 128)");
        assertThat(Shape.of(100)).hasToString("(100)");
        assertThat(Shape.of()).hasToString("()");
    }

    @Test
    void countsElements() {
        assertThat(Shape.of(5, 5, 128).elements()).isEqualTo(3200);
        assertThat(Shape.of().elements()).isEqualTo(1);
        assertThat(Shape.of(1 << 30, 0, 1 << 30, 1 << 30, 1 << 30).elements()).isZero();
        assertThat(Shape.of(Integer.MAX_VALUE).elements()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refusesMoreElementsThanAnArrayHolds() {
        for (Shape shape : new Shape[] {Shape.of(1 << 16, 1 << 15), Shape.of(1 << 16, 1 << 16, 1 << 16, 1 << 16)}) {
            assertThatThrownBy(shape::elements)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("shape " + shape + " holds more than 2147483647 values, the most an array can");
        }
    }

    @Test
    void refusesNegativeLengths() {
        assertThatThrownBy(() -> Shape.of(3, -1))
                .isInstanceOf(ShapeException.class)
                .hasMessage("a shape has no negative lengths, found (3, -1)");
    }

    @Test
    void isImmutable() {
        int[] lengths = {2, 3};
        Shape shape = Shape.of(lengths);
        lengths[0] = 9;
        shape.toArray()[1] = 9;
        assertThat(shape)
                .isEqualTo(Shape.of(2, 3))
                .hasSameHashCodeAs(Shape.of(2, 3))
                .isNotEqualTo(Shape.of(3, 2));
    }

    @Test
    void hasAxes() {
        Shape shape = Shape.of(4, 7);
        assertThat(shape.rank()).isEqualTo(2);
        assertThat(shape.size(1)).isEqualTo(7);
        assertThatThrownBy(() -> shape.size(2)).hasMessage("shape (4, 7) has no axis 2: its rank is 2");
        assertThatThrownBy(() -> shape.size(-1)).isInstanceOf(ShapeException.class);
    }

    @Test
    void gainsAndLosesABatchAxis() {
        assertThat(Shape.of(5, 5).withBatch(3)).isEqualTo(Shape.of(3, 5, 5));
        assertThat(Shape.of(3, 5, 5).withoutBatch()).isEqualTo(Shape.of(5, 5));
        assertThatThrownBy(() -> Shape.of().withoutBatch()).hasMessage("a scalar has no batch axis");
    }
}
