// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

/** Some milliseconds of forward passes in a row. */
final class Block {
    private static final long LENGTH = 8_000_000;

    private static final long WINDOW = 50_000_000;
    /** What counts as faster than before: less than this share of the time. */
    private static final double GAIN = 0.95;

    private final ForwardPass pass;
    private final int calls;

    /** A block of as many calls as fit, at least one; the pass should be warm. */
    Block(ForwardPass pass) {
        this.pass = pass;
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            pass.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        calls = (int) Math.max(1, Math.min(100_000, LENGTH / Math.max(1, fastest)));
    }

    /** Runs the pass for this long, without measuring. */
    static void warmUp(ForwardPass pass, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            pass.run();
        } while (System.nanoTime() < end);
    }

    /** Warms a compiled network up as its users would, then runs it for this long, without measuring. */
    static void warmUp(CompiledPass pass, double seconds) {
        pass.network().warmUp();
        warmUp((ForwardPass) pass, seconds);
    }

    /** Runs the pass until it has not become faster for a while; at least and at most for so many seconds. */
    static void untilSteady(ForwardPass pass, double least, double most) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        long gained = start;
        long now = start;
        while (now - start < most * 1e9 && (now - start < least * 1e9 || now - gained < least * 1e9 / 2)) {
            long begin = now;
            int calls = 0;
            do {
                pass.run();
                calls++;
                now = System.nanoTime();
            } while (now - begin < WINDOW);
            double time = (double) (now - begin) / calls;
            if (time < GAIN * best) {
                best = time;
                gained = now;
            }
        }
    }

    /** The mean nanoseconds of a call. One call before the clock starts brings the caches back. */
    double time() {
        pass.run();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            pass.run();
        }
        return (double) (System.nanoTime() - start) / calls;
    }
}
