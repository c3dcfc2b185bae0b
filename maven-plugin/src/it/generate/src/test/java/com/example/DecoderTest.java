// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void drawsADigit() {
        Tensor image = DecoderNetwork.load().predict(Tensor.zeros(1, 2));
        assertEquals(Shape.of(1, 28, 28, 1), image.shape());
    }
}
