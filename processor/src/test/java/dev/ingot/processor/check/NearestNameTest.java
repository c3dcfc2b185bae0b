// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> NAMES = List.of("dense", "denser", "conv", "a");

    @Test
    void findsTheNameWithTheFewestEdits() {
        assertThat(NearestName.of("dens", NAMES)).contains("dense");
        assertThat(NearestName.of("densr", NAMES)).contains("dense");
        assertThat(NearestName.of("denserr", NAMES)).contains("denser");
    }

    @Test
    void ignoresCase() {
        assertThat(NearestName.of("A", NAMES)).contains("a");
    }

    @Test
    void doesNotSuggestAnotherWord() {
        assertThat(NearestName.of("image", NAMES)).isEmpty();
        assertThat(NearestName.of("b", NAMES)).isEmpty();
    }

    @Test
    void listsWhatThereIs() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "layer" + i).toList();

        assertThat(NearestName.hint("image", NAMES)).isEqualTo("known are dense, denser, conv, a");
        assertThat(NearestName.hint("image", many)).endsWith(", layer19");
        assertThat(NearestName.hint("image", List.of())).isEqualTo("there are none so far");
    }
}
