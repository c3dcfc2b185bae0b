// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoublePredicate;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a network moves to vector kernels, on a clock that only its forward passes advance. */
@Timeout(60)
class KernelTierTest {
    private static final long PLAIN_NANOS = 100_000_000;

    /** A JVM with two processors and vector kernels that need no warming up. */
    private static final class FakeSupport extends VectorSupport {
        /** Each thread's own, so that passes of others do not count. */
        private final ThreadLocal<long[]> time = ThreadLocal.withInitial(() -> new long[1]);

        private Optional<String> missing = Optional.empty();
        private int processors = 2;

        @Override
        Optional<String> missing() {
            return missing;
        }

        @Override
        int processors() {
            return processors;
        }

        @Override
        long nanoTime() {
            return time.get()[0];
        }

        void pass(long nanos) {
            time.get()[0] += nanos;
        }

        @Override
        void warmUp() {}

        @Override
        synchronized MatrixKernels kernels() {
            return new MatrixKernels() {
                @Override
                public int panelWidth() {
                    return FEWEST_COLUMNS;
                }

                @Override
                public void multiply(
                        float[] x,
                        int from,
                        int step,
                        int vectors,
                        Panels matrix,
                        int panel,
                        float[] addends,
                        int addend,
                        float[] sums,
                        int to,
                        int sumStep) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void store(
                        float[] sums,
                        int from,
                        int vectors,
                        float[] bias,
                        int column,
                        int columns,
                        float slope,
                        float[] output,
                        int to,
                        int outputStep) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void sumPlanes(
                        float[] planes,
                        int planeStep,
                        int channels,
                        int[] taps,
                        float[] kernel,
                        int filters,
                        float[] sums,
                        int sumStep,
                        int pixels) {
                    throw new AssertionError();
                }

                @Override
                public void sumTaps(
                        float[] x,
                        int from,
                        int step,
                        int[] taps,
                        int firstTap,
                        int endTap,
                        int pixels,
                        float[] weights,
                        int channel,
                        int channels,
                        float[] sums,
                        int to) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void sumTapsOfPairs(
                        float[] x,
                        int from,
                        int step,
                        int[] taps,
                        int firstTap,
                        int endTap,
                        int pixels,
                        float[] weights,
                        int weight,
                        int pitch,
                        float[] sums,
                        int to) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void reduceRows(
                        boolean max, float[] x, int from, int step, int rows, int length, float[] results, int to) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void reduceWindows(
                        boolean max,
                        float[] x,
                        int from,
                        int sliceStep,
                        int slices,
                        int rowStep,
                        int size,
                        int step,
                        int windows,
                        int channels,
                        float[] results,
                        int to,
                        float[] sums) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void tanh(float[] values, int from, int to, double[] doubles) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void sigmoid(float[] values, int from, int to, double[] doubles) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    private static final class Buffer extends WorkingMemory {
        Buffer(VectorWeights vector) {
            super(vector);
        }
    }

    /** {@code output = 1 / input}, in a time that depends on the kernels. */
    private final class Reciprocal extends CompiledNetwork<Buffer> {
        Reciprocal(KernelChoice choice) {
            this(choice, 1, KernelTier.WORK_WORTH_TIERING / 4);
        }

        Reciprocal(KernelChoice choice, int values, long multiplyAdds) {
            super(
                    Signature.builder("Reciprocal")
                            .input("input", values)
                            .output("output", values)
                            .multiplyAdds(multiplyAdds)
                            .build(),
                    new KernelTier(choice, support));
        }

        private Reciprocal(Reciprocal other, Executor executor) {
            super(other, executor);
        }

        @Override
        protected Buffer newArena(VectorWeights vector) {
            return new Buffer(vector);
        }

        @Override
        protected boolean pack(VectorPacker packer) {
            packs.incrementAndGet();
            packing.run();
            packer.add(new float[2][MatrixKernels.FEWEST_COLUMNS], MatrixKernels.FEWEST_COLUMNS);
            return hasWork;
        }

        @Override
        protected void forward(float[][] inputs, float[][] outputs, Buffer arena) {
            support.pass((arena.vector == null ? plainNanos : vectorNanos).getAsLong());
            if (refused.test(inputs[0][0])) {
                throw new IllegalArgumentException("no row " + inputs[0][0]);
            }
            outputs[0][0] = 1 / inputs[0][0];
        }

        float predict(float input) {
            float[][] outputs = new float[1][1];
            Buffer arena = takeArena();
            forward(new float[][] {{input}}, outputs, arena);
            returnArena(arena);
            return outputs[0][0];
        }

        /** Whether the next pass runs on vector kernels. */
        boolean vector() {
            Buffer arena = takeArena();
            returnArena(arena);
            return arena.vector != null;
        }

        @Override
        protected PackedWeights packed() {
            return new PackedWeights(signature(), "");
        }

        @Override
        public Network on(Executor executor) {
            return new Reciprocal(this, executor);
        }

        @Override
        public String describe() {
            return "";
        }
    }

    private final FakeSupport support = new FakeSupport();
    private final AtomicInteger packs = new AtomicInteger();
    private volatile Runnable packing = () -> {};
    private volatile LongSupplier plainNanos = () -> PLAIN_NANOS;
    private volatile LongSupplier vectorNanos = () -> PLAIN_NANOS / 2;
    private volatile boolean hasWork = true;
    private volatile DoublePredicate refused = input -> false;

    @AfterEach
    void theThreadEnds() throws InterruptedException {
        awaitTrials();
        System.clearProperty(KernelChoice.PROPERTY);
    }

    private static List<Thread> trials() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(KernelTier.THREAD))
                .toList();
    }

    private static void awaitTrials() throws InterruptedException {
        for (Thread trial : trials()) {
            assertThat(trial.isDaemon()).isTrue();
            trial.join();
        }
    }

    private Reciprocal afterSomeWork(KernelChoice choice) throws InterruptedException {
        Reciprocal network = new Reciprocal(choice);
        work(network);
        awaitTrials();
        return network;
    }

    private static void work(Reciprocal network) {
        for (int pass = 0; pass < 5; pass++) {
            assertThat(network.predict(2)).isEqualTo(0.5f);
        }
    }

    @Test
    void movesWhenVectorKernelsAreFaster() throws InterruptedException {
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        for (int pass = 0; pass < 3; pass++) {
            assertThat(network.vector()).isFalse();
        }
        assertThat(packs).hasValue(0);

        work(network);
        awaitTrials();

        assertThat(network.vector()).isTrue();
        assertThat(packs).hasValue(1);
    }

    /** As a network of poolings alone. */
    @Test
    void valuesCountWhereNothingIsMultiplied() throws InterruptedException {
        int values = 1 << 16;
        Reciprocal network = new Reciprocal(KernelChoice.FASTER, values, 0);
        long passes = KernelTier.WORK_WORTH_TIERING / (2 * values);
        for (long pass = 1; pass < passes; pass++) {
            network.predict(2);
        }
        awaitTrials();
        assertThat(packs).hasValue(0);

        network.predict(2);
        awaitTrials();

        assertThat(network.vector()).isTrue();
    }

    /** 95 of 100 are fast enough, 96 are not. */
    @Test
    void movesOnlyIfTheyAreClearlyFaster() throws InterruptedException {
        vectorNanos = () -> PLAIN_NANOS * 95 / 100;
        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isTrue();

        vectorNanos = () -> PLAIN_NANOS * 96 / 100;
        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isFalse();
    }

    @Test
    void waitsForVectorKernelsToBecomeFaster() throws InterruptedException {
        AtomicInteger passes = new AtomicInteger();
        vectorNanos = () -> passes.incrementAndGet() > 6 ? PLAIN_NANOS / 2 : 2 * PLAIN_NANOS;

        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isTrue();
    }

    /** Vector kernels are compiled before a network's first pass, plain ones are not. */
    @Test
    void plainKernelsMayWarmUpFirst() throws InterruptedException {
        AtomicInteger passes = new AtomicInteger();
        plainNanos = () -> passes.incrementAndGet() > 6 ? PLAIN_NANOS : 10 * PLAIN_NANOS;
        vectorNanos = () -> 2 * PLAIN_NANOS;
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);

        network.warmUp();

        assertThat(network.vector()).isFalse();
    }

    @Test
    void staysPlainWithoutVectorKernels() throws InterruptedException {
        support.missing = Optional.of("there are none");
        for (KernelChoice choice : KernelChoice.values()) {
            Reciprocal network = afterSomeWork(choice);
            network.warmUp();
            assertThat(network.vector()).as(choice.name()).isFalse();
        }
        assertThat(packs).hasValue(0);
    }

    @Test
    void staysPlainWhereItIsAskedTo() throws InterruptedException {
        Reciprocal network = afterSomeWork(KernelChoice.PLAIN);
        network.warmUp();

        assertThat(network.vector()).isFalse();
        assertThat(packs).hasValue(0);
    }

    @Test
    void staysPlainWithoutWorkForVectorKernels() throws InterruptedException {
        hasWork = false;

        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isFalse();
        assertThat(afterSomeWork(KernelChoice.VECTOR).vector()).isFalse();
        assertThat(packs).hasValue(2);
    }

    @Test
    void aSingleProcessorIsLeftToTheCallers() throws InterruptedException {
        support.processors = 1;
        Reciprocal network = afterSomeWork(KernelChoice.FASTER);
        assertThat(network.vector()).isFalse();
        assertThat(packs).hasValue(0);

        network.warmUp();

        assertThat(network.vector()).isTrue();
    }

    @Test
    void runsOnVectorKernelsFromTheFirstCallOnWhereItIsAskedTo() {
        vectorNanos = () -> 2 * PLAIN_NANOS;
        assertThat(new Reciprocal(KernelChoice.VECTOR).vector()).isTrue();

        Reciprocal warm = new Reciprocal(KernelChoice.VECTOR);
        warm.warmUp();
        assertThat(warm.vector()).isTrue();
        assertThat(trials()).isEmpty();
    }

    /** An embedding refuses zeros if something makes other numbers of them. */
    @Test
    void tryOnesWhereZerosAreRefused() throws InterruptedException {
        refused = input -> input == 0;
        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isTrue();

        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        network.warmUp();
        assertThat(network.vector()).isTrue();
    }

    @Test
    void staysPlainWhereScratchDataAreRefused() throws InterruptedException {
        refused = input -> input < 2;
        Reciprocal network = afterSomeWork(KernelChoice.FASTER);
        network.warmUp();
        assertThat(network.vector()).isFalse();

        new Reciprocal(KernelChoice.PLAIN).warmUp();
    }

    @Test
    void warmUpMovesBeforeItReturns() {
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);

        network.warmUp();

        assertThat(network.vector()).isTrue();
        network.warmUp();
        work(network);
        assertThat(packs).hasValue(1);
    }

    @Test
    void warmUpWaitsForATrialThatIsUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        packing = () -> {
            started.countDown();
            await(goOn);
        };
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        work(network);
        started.await();
        Thread warmUp = new Thread(network::warmUp);
        warmUp.start();

        while (warmUp.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(network.vector()).isFalse();
        goOn.countDown();
        warmUp.join();

        assertThat(network.vector()).isTrue();
        assertThat(packs).hasValue(1);
    }

    /** Neither for warmUp of the same network nor for the trial of another one. */
    @Test
    void callersNeverWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        packing = () -> {
            started.countDown();
            await(goOn);
        };
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        Thread warmUp = new Thread(network::warmUp);
        warmUp.start();
        started.await();

        work(network);
        Reciprocal other = new Reciprocal(KernelChoice.FASTER);
        work(other);

        assertThat(network.vector()).isFalse();
        assertThat(other.vector()).isFalse();
        goOn.countDown();
        warmUp.join();
        awaitTrials();
        assertThat(network.vector()).isTrue();
        assertThat(other.vector()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresLeavePlainKernels() throws InterruptedException {
        packing = () -> {
            throw new OutOfMemoryError("for a second copy of the weights");
        };
        assertThat(afterSomeWork(KernelChoice.FASTER).vector()).isFalse();

        packing = () -> {};
        vectorNanos = () -> {
            throw new LinkageError("no such kernel");
        };
        Reciprocal network = afterSomeWork(KernelChoice.FASTER);
        assertThat(network.vector()).isFalse();
        network.warmUp();
        work(network);
        assertThat(packs).hasValue(2);
    }

    /** Taken by several callers at once before the move, given back after it or before. */
    @Test
    void arenasForPlainKernelsAreDropped() {
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        Buffer first = network.takeArena();
        Buffer second = network.takeArena();
        Buffer late = network.takeArena();
        network.returnArena(first);
        network.returnArena(second);

        network.warmUp();
        network.returnArena(late);
        Buffer vector = network.takeArena();
        assertThat(vector.vector).isNotNull();
        network.returnArena(vector);

        assertThat(network.takeArena()).isSameAs(vector);
        Buffer another = network.takeArena();
        assertThat(another).isNotIn(first, second, late, vector);
        assertThat(another.vector).isSameAs(vector.vector);
    }

    @Test
    void copiesOnOtherExecutorsMoveTogether() throws InterruptedException {
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        Reciprocal copy = (Reciprocal) network.on(Runnable::run);
        work(copy);
        awaitTrials();

        assertThat(network.vector()).isTrue();
        assertThat(copy.vector()).isTrue();
        assertThat(((Reciprocal) copy.on(Runnable::run)).vector()).isTrue();
        assertThat(packs).hasValue(1);
    }

    @Test
    void samplesOfABatchCountAsPasses() throws InterruptedException {
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        network.predictBatch(Tensor.zeros(8, 1));
        awaitTrials();

        assertThat(network.vector()).isTrue();
    }

    @Test
    void concurrentCallersSeeNoChange() throws Exception {
        int callers = 8;
        Reciprocal network = new Reciprocal(KernelChoice.FASTER);
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch ready = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            Callable<Integer> caller = () -> {
                ready.countDown();
                int wrong = 0;
                do {
                    wrong += network.predict(3) == 1 / 3f ? 0 : 1;
                } while (!stop.get());
                return wrong;
            };
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < callers; thread++) {
                results.add(threads.submit(caller));
            }
            ready.await();
            while (!network.vector()) {
                Thread.onSpinWait();
            }
            stop.set(true);
            for (Future<Integer> result : results) {
                assertThat(result.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(packs).hasValue(1);
    }

    @Test
    void readsThePropertyWhenLoading() {
        assertThat(KernelChoice.current()).isEqualTo(KernelChoice.FASTER);
        System.setProperty(KernelChoice.PROPERTY, "plain");
        assertThat(KernelChoice.current()).isEqualTo(KernelChoice.PLAIN);
        System.setProperty(KernelChoice.PROPERTY, "vector");
        assertThat(KernelChoice.current()).isEqualTo(KernelChoice.VECTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vector", "fast"})
    void refusesAnUnknownChoice(String value) {
        System.setProperty(KernelChoice.PROPERTY, value);

        assertThatThrownBy(KernelChoice::current)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("system property ingot.kernels: expected plain or vector, found \"" + value
                        + "\"; without it networks move from plain to vector kernels where these are faster");
    }
}
