// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The samples of one batch, computed by whoever comes. The caller takes part and can finish alone, so that an executor
 * without a free thread delays nothing; a helper that comes too late finds nothing to do.
 */
final class Batch {
    private final int samples;
    private final Consumer<Batch> worker;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch unfinished;
    private final FirstFailure failure = new FirstFailure();

    /**
     * @param worker what one thread does: sets itself up, then calls {@link #drain}
     */
    Batch(int samples, Consumer<Batch> worker) {
        this.samples = samples;
        this.worker = worker;
        this.unfinished = new CountDownLatch(samples);
    }

    /** Computes all samples, on this thread and on up to {@code helpers} of the executor's; throws what one of them threw. */
    void run(Executor executor, int helpers) {
        try {
            for (int helper = 0; helper < helpers; helper++) {
                executor.execute(this::help);
            }
        } catch (RejectedExecutionException full) {
            // Helpers are welcome but not needed.
        }
        worker.accept(this);
        awaitSamplesInProgress();
        failure.rethrow();
    }

    private void help() {
        if (next.get() < samples) {
            worker.accept(this);
        }
    }

    /** Computes samples until none is left. After a failure the rest is only counted. */
    void drain(IntConsumer compute) {
        for (int sample = next.getAndIncrement(); sample < samples; sample = next.getAndIncrement()) {
            try {
                if (!failure.isPresent()) {
                    compute.accept(sample);
                }
            } catch (RuntimeException | Error thrown) {
                failure.report(thrown);
            } finally {
                unfinished.countDown();
            }
        }
    }

    private void awaitSamplesInProgress() {
        boolean interrupted = false;
        while (true) {
            try {
                unfinished.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
