// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kernels share arrays, and none takes an array twice or one that is too short. */
class ScratchPlannerTest {

    private static Kernel kernel(Scratch... wishes) {
        return new ElementKernel(List.of(), Arrays.asList(wishes), "");
    }

    private static Scratch wish(int count, int length) {
        return new Scratch(count, length);
    }

    @Test
    void kernelsShareArraysOfLikeLength() {
        ScratchPlanner planner =
                planner(kernel(wish(4, 600), wish(2, 900)), kernel(wish(3, 1024)), kernel(wish(1, 513), wish(1, 513)));

        assertThat(planner.runs()).containsExactly(wish(3, 1024), wish(3, 600));
        assertThat(planner.first(kernel(wish(4, 600), wish(2, 900)))).containsExactly(2, 0);
    }

    @Test
    void arraysAreAtMostTwiceAsLongAsNeeded() {
        ScratchPlanner planner = planner(kernel(wish(2, 512)), kernel(wish(1, 1)), kernel(wish(1, 513), wish(3, 257)));

        assertThat(planner.runs()).containsExactly(wish(1, 513), wish(2, 512), wish(1, 257), wish(1, 1));
        assertThat(planner.first(kernel(wish(1, 1)))).containsExactly(4);
    }

    @Test
    void withoutWishesThereAreNoArrays() {
        assertThat(planner(kernel()).runs()).isEmpty();
    }

    private static ScratchPlanner planner(Kernel... kernels) {
        ScratchPlanner planner = new ScratchPlanner(List.of(kernels));
        int[] lengths = planner.runs().stream()
                .flatMapToInt(run -> IntStream.generate(run::length).limit(run.count()))
                .toArray();
        for (Kernel kernel : kernels) {
            BitSet taken = new BitSet();
            for (int i = 0; i < kernel.scratch().size(); i++) {
                Scratch wish = kernel.scratch().get(i);
                int first = planner.first(kernel).get(i);
                assertThat(taken.get(first, first + wish.count()).isEmpty()).isTrue();
                taken.set(first, first + wish.count());
                assertThat(Arrays.stream(lengths, first, first + wish.count()))
                        .allMatch(length -> length >= wish.length() && length < 2 * wish.length());
            }
        }
        return planner;
    }
}
