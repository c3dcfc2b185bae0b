// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/**
 * The generator behind everything random here: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", 2014), small enough to be repeated anywhere.
 */
final class SplitMix64 {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** The next 64 bits: the state grows by a constant and is mixed. */
    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** The next double in [0, 1): the upper 53 bits of {@link #next}. */
    double nextUnit() {
        return (next() >>> 11) * UNIT;
    }

    /** The next double in (0, 1]. */
    double nextPositiveUnit() {
        return ((next() >>> 11) + 1) * UNIT;
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
