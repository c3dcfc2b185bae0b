// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.stream.LongStream;

/** Divisors, for hints that name the nearest number that fits. */
final class Divisors {

    private Divisors() {}

    /** All divisors of a positive number, ascending. */
    static long[] of(long number) {
        return LongStream.rangeClosed(1, (long) Math.sqrt(number))
                .filter(divisor -> number % divisor == 0)
                .flatMap(divisor -> LongStream.of(divisor, number / divisor))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The divisor that is nearest to a wanted number, the smaller of two. */
    static long nearest(long number, long wanted) {
        long nearest = 1;
        for (long divisor : of(number)) {
            if (Math.abs(divisor - wanted) < Math.abs(nearest - wanted)) {
                nearest = divisor;
            }
        }
        return nearest;
    }
}
