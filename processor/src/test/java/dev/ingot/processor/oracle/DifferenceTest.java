// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void countsTheFloatsBetween() {
        assertThat(Difference.ulps(1, Math.nextUp(1f))).isEqualTo(1);
        assertThat(Difference.ulps(Float.MIN_VALUE, -Float.MIN_VALUE)).isEqualTo(2);
        assertThat(Difference.ulps(0f, -0f)).isZero();
        assertThat(Difference.ulps(1, 2)).isEqualTo(1 << 23);
    }

    @Test
    void tellsBitsApartButNotNaN() {
        assertThat(Difference.sameBits(0f, -0f)).isFalse();
        assertThat(Difference.sameBits(Float.NaN, Float.intBitsToFloat(0x7fc00001)))
                .isTrue();
    }

    @Test
    void saysHowMuchIsWrongAndWhere() {
        Difference difference = Difference.between(
                new float[] {1, 3, Float.NaN, 8}, new float[] {1, 2, Float.NaN, 4}, Difference::sameBitsAt);
        assertThat(difference.accepted()).isFalse();
        assertThat(difference)
                .hasToString("2 of 4 values are wrong at 1 (3.0, expected 2.0);"
                        + " largest difference 4.00 at 3 (8.0, expected 4.0), 8388608 ulp");
    }

    @Test
    void refusesAnotherLength() {
        Difference difference = Difference.between(new float[2], new float[1], Difference::sameBitsAt);
        assertThat(difference.accepted()).isFalse();
        assertThat(difference).hasToString("2 values, but 1 are expected");
    }
}
