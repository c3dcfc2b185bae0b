// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/**
 * Whether the processor has an instruction for {@code Math.fma}. Without one HotSpot computes it through {@code BigDecimal},
 * in the same bits, but a hundred times slower and more. Nothing says so but the time that it takes.
 */
public final class FusedMultiplyAdd {

    private static final int RUNS = 5;
    private static final int CALLS = 16;

    /**
     * Times that calls may take as long as as many multiplications and additions. With the instruction they take 0.5 to 1.5
     * times as long in every mode of HotSpot, without it 40 times (compiled) to 3000 times (the first ones).
     */
    private static final int SLOW = 16;

    /** Where the clock is coarse, a shorter time says nothing. */
    private static final long LEAST_NANOS = 50;

    private static boolean checked;

    /** What is computed on, in a field so that no compiler leaves it out. */
    private static float value = 0.7f;

    private FusedMultiplyAdd() {}

    /** Logs a warning, once per JVM, if {@code Math.fma} is slow here. Takes some microseconds where it is not. */
    public static synchronized void warnIfSlow() {
        if (checked) {
            return;
        }
        checked = true;
        if (isSlow()) {
            System.getLogger("dev.ingot")
                    .log(
                            System.Logger.Level.WARNING,
                            "this processor has no instruction for Math.fma, which networks use and which is a hundred times"
                                    + " slower without: compile them with the option -Aingot.fma=false of ingot-processor");
        }
    }

    /** A single quick run is proof; slow ones may only have been interrupted. */
    private static boolean isSlow() {
        long separate = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            separate = Math.min(separate, nanosSeparate());
        }
        long limit = SLOW * Math.max(separate, LEAST_NANOS);
        for (int run = 0; run < RUNS; run++) {
            if (nanosFused() <= limit) {
                return false;
            }
        }
        return true;
    }

    private static long nanosSeparate() {
        long start = System.nanoTime();
        float x = value;
        for (int call = 0; call < CALLS; call++) {
            x = x * 0.7f + 0.3f;
        }
        value = x;
        return System.nanoTime() - start;
    }

    private static long nanosFused() {
        long start = System.nanoTime();
        float x = value;
        for (int call = 0; call < CALLS; call++) {
            x = Math.fma(x, 0.7f, 0.3f);
        }
        value = x;
        return System.nanoTime() - start;
    }
}
