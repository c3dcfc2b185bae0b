// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    private final Tolerance tolerance = new Tolerance(0.5, 0.25);

    @Test
    void allowsAnAbsoluteAndARelativeDifference() {
        assertThat(tolerance.accepts(-10.75f, -8)).isFalse();
        assertThat(tolerance.accepts(10.5f, 8)).isTrue();
        assertThat(tolerance.accepts(10.75f, 8)).isFalse();
        assertThat(new Tolerance(0, 0).accepts(-0f, 0f)).isTrue();
        assertThat(new Tolerance(0, 0).accepts(1f, Math.nextUp(1f))).isFalse();
    }

    @Test
    void knowsWhatIsNotFinite() {
        assertThat(tolerance.accepts(Float.NaN, Float.NaN)).isTrue();
        assertThat(tolerance.accepts(Float.NaN, 1)).isFalse();
        assertThat(tolerance.accepts(1, Float.NaN)).isFalse();
        assertThat(tolerance.accepts(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY))
                .isTrue();
        assertThat(tolerance.accepts(1e30f, Float.POSITIVE_INFINITY)).isFalse();
        assertThat(tolerance.accepts(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY))
                .isFalse();
    }

    @Test
    void isNotNegative() {
        assertThatThrownBy(() -> new Tolerance(0, -1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new Tolerance(Double.NaN, 0)).hasMessageContaining("at least 0");
    }
}
