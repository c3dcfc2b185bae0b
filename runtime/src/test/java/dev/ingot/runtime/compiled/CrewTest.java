// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Signature;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {
    private static final int UNITS = 37;
    private static final int REGIONS = 20_000;

    private final Adder network = new Adder();
    private final Memory memory = new Memory(null);
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    private static final class Memory extends WorkingMemory {
        Memory(VectorWeights vector) {
            super(vector);
        }
    }

    /** Adds x and the region's number to each output; what it adds of an output shows how often a unit was computed. */
    private static class Adder extends CompiledNetwork<Memory> {
        final Map<Thread, Boolean> threads = new ConcurrentHashMap<>();

        Adder() {
            super(Signature.builder("Adder").build());
        }

        @Override
        protected Memory newArena(VectorWeights vector) {
            return new Memory(vector);
        }

        @Override
        protected void forward(float[][] inputs, float[][] outputs, Memory arena) {
            throw new AssertionError();
        }

        @Override
        protected void part(int region, int from, int to, float[] x, float[] output, Memory arena, Memory own) {
            threads.put(Thread.currentThread(), true);
            for (int i = from; i < to; i++) {
                output[i] += x[i] + region;
            }
        }

        @Override
        protected PackedWeights packed() {
            throw new AssertionError();
        }

        @Override
        public Network on(Executor executor) {
            throw new AssertionError();
        }

        @Override
        public String describe() {
            return "";
        }
    }

    private static float[] ramp() {
        float[] values = new float[UNITS];
        for (int i = 0; i < UNITS; i++) {
            values[i] = i;
        }
        return values;
    }

    /** Many regions, with pauses at random after which helpers have left or not. */
    private void manyRegions(Crew<Memory> crew, Executor executor, int regions) {
        float[] x = ramp();
        for (int region = 0; region < regions; region++) {
            float[] output = new float[UNITS];
            crew.run(executor, region & 15, UNITS, region % 3, x, output);
            for (int i = 0; i < UNITS; i++) {
                assertThat(output[i]).isEqualTo(i + (region & 15));
            }
            if (region % 7 == 0) {
                crew.rest();
            }
            for (int spin = region % 101 * 20; spin > 0; spin--) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void everyUnitIsComputedOnce() {
        for (int helpers = 1; helpers <= 4; helpers++) {
            manyRegions(new Crew<>(network, memory, helpers), pool, REGIONS / 4);
        }
        assertThat(network.threads).hasSizeGreaterThan(1);
    }

    @Test
    void aForkJoinPoolTakesTheSameTasksAgain() throws InterruptedException {
        ForkJoinPool forkJoinPool = new ForkJoinPool(3);
        try {
            manyRegions(new Crew<>(network, memory, 3), forkJoinPool, REGIONS);
        } finally {
            forkJoinPool.shutdown();
            assertThat(forkJoinPool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(network.threads).hasSizeGreaterThan(1);
    }

    @Test
    void finishesAloneWithoutHelp() {
        List<Runnable> late = new ArrayList<>();
        List<Executor> executors = List.of(Runnable::run, task -> {}, late::add, task -> {
            throw new RejectedExecutionException("full");
        });
        for (Executor executor : executors) {
            manyRegions(new Crew<>(network, memory, 2), executor, 100);
        }
        late.forEach(Runnable::run);

        assertThat(late).hasSize(2);
        assertThat(network.threads).containsOnlyKeys(Thread.currentThread());
    }

    /** The pool has a single thread, and that is the caller's. */
    @Test
    void finishesInsideTheExecutorThatIsAskedForHelp() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            single.submit(() -> manyRegions(new Crew<>(network, memory, 2), single, 1000))
                    .get();
        } finally {
            single.shutdownNow();
        }
        assertThat(network.threads).hasSize(1);
    }

    @Test
    void failuresReachTheCallerAndEndWithTheRegion() {
        Adder failing = new Adder() {
            @Override
            protected void part(int region, int from, int to, float[] x, float[] output, Memory arena, Memory own) {
                if (region == 1 && from <= 20 && 20 < to) {
                    throw new IllegalStateException("part");
                }
                if (region == 2) {
                    throw new StackOverflowError("part");
                }
                super.part(region, from, to, x, output, arena, own);
            }
        };
        Crew<Memory> crew = new Crew<>(failing, memory, 3);
        float[] x = ramp();
        for (int repetition = 0; repetition < 1000; repetition++) {
            assertThatThrownBy(() -> crew.run(pool, 1, UNITS, 0, x, new float[UNITS]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("part");
            assertThatThrownBy(() -> crew.run(pool, 2, UNITS, 0, x, new float[UNITS]))
                    .isInstanceOf(StackOverflowError.class);
            float[] output = new float[UNITS];
            crew.run(pool, 0, UNITS, 0, x, output);
            assertThat(output).containsExactly(x);
        }
    }

    /** The caller sleeps while a helper is slow, also when it is interrupted, and stays interrupted. */
    @Test
    void anInterruptedCallerWaitsForPartsInProgress() {
        CountDownLatch claimed = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Adder slow = new Adder() {
            @Override
            protected void part(int region, int from, int to, float[] x, float[] output, Memory arena, Memory own) {
                try {
                    if (Thread.currentThread() == caller) {
                        // A helper that came before the region was open may have left again.
                        claimed.await(100, TimeUnit.MILLISECONDS);
                    } else if (claimed.getCount() > 0) {
                        claimed.countDown();
                        Thread.sleep(20);
                        caller.interrupt();
                        Thread.sleep(20);
                    }
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
                super.part(region, from, to, x, output, arena, own);
            }
        };
        float[] output = new float[UNITS];
        Crew<Memory> crew = new Crew<>(slow, memory, 1);
        for (int region = 0; region < 50 && claimed.getCount() > 0; region++) {
            Arrays.fill(output, 0f);
            crew.run(pool, 0, UNITS, 0, ramp(), output);
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(output).containsExactly(ramp());
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Crew<Memory> crew = new Crew<>(network, memory, 1);
        ForkJoinPool forkJoinPool = new ForkJoinPool(1);
        float[] x = ramp();
        float[] output = new float[UNITS];
        long least = Long.MAX_VALUE;
        try {
            for (int block = 0; block < 10; block++) {
                long before = threads.getThreadAllocatedBytes(thread);
                for (int region = 0; region < 1000; region++) {
                    crew.run(forkJoinPool, 1, UNITS, 0, x, output);
                    crew.rest();
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
        } finally {
            forkJoinPool.shutdown();
        }
        // The map of threads in the test's network allocates nothing for a thread that it has.
        assertThat(least).isZero();
    }
}
