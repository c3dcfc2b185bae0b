// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.function.LongSupplier;

/** Runs code until HotSpot has compiled it. */
final class WarmUp {
    private static final long LONGEST_NANOS = 10_000_000_000L;
    /** Turns in a row without a gain, after which the code counts as compiled. */
    private static final int STEADY_TURNS = 8;
    /** What counts as a gain: less than this share of the best time so far. */
    private static final double GAIN = 0.9;

    private WarmUp() {}

    /**
     * Takes turns until they get no faster, at most for ten seconds.
     *
     * @param turn answers how long it took, in nanoseconds
     */
    static void untilSteady(LongSupplier turn) {
        long started = System.nanoTime();
        long best = Long.MAX_VALUE;
        int steady = 0;
        while (steady < STEADY_TURNS && System.nanoTime() - started < LONGEST_NANOS) {
            long nanos = turn.getAsLong();
            steady = nanos < best * GAIN ? 0 : steady + 1;
            best = Math.min(best, nanos);
        }
    }
}
