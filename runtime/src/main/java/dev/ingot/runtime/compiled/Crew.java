// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that compute one forward pass together: the caller, and helpers of an executor. The work of a layer is a region, cut into
 * parts that are claimed one by one by whoever comes. So the caller can finish alone, an executor without a free thread delays
 * nothing, and a helper that comes late takes what is left, in this region or the next. A helper that finds nothing to do
 * waits a little for the next region, then leaves; the caller calls it again when there is one.
 *
 * <p>Reused by pass after pass, without allocation.
 *
 * @param <A> the working memory of each
 */
final class Crew<A extends WorkingMemory> {
    /** More parts than threads, so that one that comes late or is held up delays the others less. */
    private static final int PARTS_PER_THREAD = 3;
    /** Regions that repeat some work in each part are cut into parts so many times as large. */
    private static final int LEAST_GAIN = 4;
    /** How long a thread waits actively: about as long as it takes to wake it up. */
    private static final long PATIENCE_NANOS = 50_000;

    private final CompiledNetwork<A> network;
    private final A memory;
    private final List<Helper> helpers = new ArrayList<>();

    private final AtomicInteger unclaimed = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final FirstFailure failure = new FirstFailure();
    private volatile Thread caller;
    private volatile boolean callerSleeps;
    private volatile boolean passing;

    // The open region. Written by the caller before it publishes the parts, read by those who have claimed one.
    private int region;
    private int units;
    private int parts;
    private float[] x;
    private float[] output;

    /**
     * A crew.
     *
     * @param network computes the parts
     * @param memory of the caller: the forward pass's
     * @param helpers how many helpers it may have
     */
    Crew(CompiledNetwork<A> network, A memory, int helpers) {
        this.network = network;
        this.memory = memory;
        for (int helper = 0; helper < helpers; helper++) {
            this.helpers.add(new Helper());
        }
    }

    /**
     * Computes a region, with those helpers that come; throws what a part threw.
     *
     * @param executor where helpers come from
     * @param region the region
     * @param units pieces of work that it can be cut into
     * @param overlap pieces of work that each part but the first repeats
     * @param x what the region reads
     * @param output what it writes
     */
    void run(Executor executor, int region, int units, int overlap, float[] x, float[] output) {
        caller = Thread.currentThread();
        passing = true;
        int count = parts(units, overlap);
        if (count <= 1 || !call(executor, count - 1)) {
            network.part(region, 0, units, x, output, memory, memory);
            return;
        }
        this.region = region;
        this.units = units;
        this.parts = count;
        this.x = x;
        this.output = output;
        unfinished.set(count);
        unclaimed.set(count);
        computeParts(memory);
        awaitPartsInProgress();
        this.x = null;
        this.output = null;
        failure.rethrow();
    }

    /** Says that no region follows soon: nobody waits for one. */
    void rest() {
        passing = false;
    }

    private int parts(int units, int overlap) {
        int threads = helpers.size() + 1;
        return overlap == 0
                ? Math.min(units, PARTS_PER_THREAD * threads)
                : Math.min(units / (LEAST_GAIN * overlap), threads);
    }

    /** Whether a helper is there or may still come. */
    private boolean call(Executor executor, int most) {
        boolean expected = false;
        for (int i = 0; i < Math.min(helpers.size(), most); i++) {
            Helper helper = helpers.get(i);
            if (helper.called.compareAndSet(false, true)) {
                try {
                    executor.execute(helper);
                } catch (RejectedExecutionException full) {
                    // Helpers are welcome but not needed.
                    helper.called.set(false);
                    return expected;
                }
            }
            expected |= helper.called.get();
        }
        return expected;
    }

    private void computeParts(A own) {
        for (int left = unclaimed.get(); left > 0; left = unclaimed.get()) {
            if (unclaimed.compareAndSet(left, left - 1)) {
                compute(parts - left, own);
            }
        }
    }

    /** After a failure the other parts are only counted. */
    private void compute(int part, A own) {
        try {
            if (!failure.isPresent()) {
                int from = (int) ((long) units * part / parts);
                int to = (int) ((long) units * (part + 1) / parts);
                network.part(region, from, to, x, output, memory, own);
            }
        } catch (RuntimeException | Error thrown) {
            failure.report(thrown);
        } finally {
            // Read before the last part is counted: then the region's fields are the caller's again.
            Thread waiting = caller;
            if (unfinished.decrementAndGet() == 0 && callerSleeps) {
                LockSupport.unpark(waiting);
            }
        }
    }

    private void awaitPartsInProgress() {
        if (unfinished.get() == 0) {
            return;
        }
        boolean interrupted = false;
        long started = System.nanoTime();
        while (unfinished.get() > 0) {
            if (System.nanoTime() - started < PATIENCE_NANOS) {
                Thread.onSpinWait();
                continue;
            }
            callerSleeps = true;
            if (unfinished.get() > 0) {
                LockSupport.park(this);
            }
            interrupted |= Thread.interrupted();
        }
        callerSleeps = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there are parts to claim, now or soon. */
    private boolean awaitRegion() {
        long started = System.nanoTime();
        while (unclaimed.get() == 0) {
            if (!passing || System.nanoTime() - started >= PATIENCE_NANOS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /**
     * What the executor runs. A task of the kind that a {@link java.util.concurrent.ForkJoinPool} takes as it is and that
     * never completes, so that it can be submitted again; for other executors it is a plain Runnable.
     */
    @SuppressWarnings("serial") // It is never written.
    private final class Helper extends ForkJoinTask<Void> implements Runnable {
        /** Whether it is waiting in the executor or running. */
        private final AtomicBoolean called = new AtomicBoolean();

        @Override
        public void run() {
            // An executor that runs tasks on the caller's thread: the caller computes the parts anyway.
            if (caller == Thread.currentThread()) {
                called.set(false);
                return;
            }
            A own = null;
            do {
                while (awaitRegion()) {
                    if (own == null) {
                        own = network.takeHelpersArena(memory.vector);
                    }
                    computeParts(own);
                }
                called.set(false);
                // A region that was opened before that has not called this helper.
            } while (unclaimed.get() > 0 && called.compareAndSet(false, true));
            if (own != null) {
                network.returnArena(own);
            }
        }

        @Override
        protected boolean exec() {
            run();
            return false;
        }

        @Override
        public Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(Void value) {}
    }
}
