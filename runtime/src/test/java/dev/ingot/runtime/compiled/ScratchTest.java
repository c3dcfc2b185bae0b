// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void hasRunsOfArraysOfTheSameLength() {
        assertThat(Arrays.stream(Scratch.of(2, 5, 1, 3)).mapToInt(array -> array.length))
                .containsExactly(5, 5, 3);
        assertThat(Scratch.of()).isEmpty();
    }
}
