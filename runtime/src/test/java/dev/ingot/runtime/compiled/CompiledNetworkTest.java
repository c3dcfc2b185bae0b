// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.ShapeException;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CompiledNetworkTest {
    private static final int LATENT = 3;

    /** Working memory of one array. */
    private static final class Buffer extends WorkingMemory {
        private final float[] values = new float[LATENT];

        Buffer(VectorWeights vector) {
            super(vector);
        }
    }

    /** {@code sum = left + right}, {@code product = left * right}, through a buffer that must not be shared. */
    private static final class Arithmetic extends CompiledNetwork<Buffer> {
        private final AtomicInteger arenas = new AtomicInteger();
        private final Map<Thread, Boolean> threads = new ConcurrentHashMap<>();

        Arithmetic() {
            super(Signature.builder("Arithmetic")
                    .input("left", LATENT)
                    .input("right", 1, LATENT)
                    .layer("sum", "Add", Shape.of(LATENT), "left", "right")
                    .layer("product", "Multiply", Shape.of(LATENT), "left", "right")
                    .output("sum", LATENT)
                    .output("product", LATENT)
                    .multiplyAdds(1 << 20)
                    .build());
        }

        Arithmetic(Arithmetic other, Executor executor) {
            super(other, executor);
        }

        @Override
        protected Buffer newArena(VectorWeights vector) {
            arenas.incrementAndGet();
            return new Buffer(vector);
        }

        @Override
        protected void forward(float[][] inputs, float[][] outputs, Buffer arena) {
            threads.put(Thread.currentThread(), true);
            if (inputs[0][0] < 0) {
                throw new IllegalStateException("negative");
            }
            System.arraycopy(inputs[0], 0, arena.values, 0, LATENT);
            Thread.yield();
            for (int i = 0; i < LATENT; i++) {
                outputs[0][i] = arena.values[i] + inputs[1][i];
                outputs[1][i] = arena.values[i] * inputs[1][i];
            }
        }

        @Override
        protected PackedWeights packed() {
            return new PackedWeights(signature(), "");
        }

        @Override
        public Network on(Executor executor) {
            return new Arithmetic(this, executor);
        }

        @Override
        public String describe() {
            return "";
        }
    }

    private final Arithmetic network = new Arithmetic();

    private static Tensor ramp(int samples, int... shape) {
        float[] values = new float[samples * LATENT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.of(values, Shape.of(shape).withBatch(samples).toArray());
    }

    private static void assertRight(Tensor[] outputs, int samples) {
        for (int i = 0; i < samples * LATENT; i++) {
            assertThat(outputs[0].get(i / LATENT, i % LATENT)).isEqualTo(2f * i);
            assertThat(outputs[1].get(i / LATENT, i % LATENT)).isEqualTo((float) i * i);
        }
    }

    @Test
    void batchesOfAnySize() {
        for (int samples : new int[] {0, 1, 2, 200}) {
            Tensor[] outputs = network.predictBatch(ramp(samples, LATENT), ramp(samples, 1, LATENT));
            assertThat(outputs).hasSize(2);
            assertThat(outputs[0].shape()).isEqualTo(Shape.of(samples, LATENT));
            assertRight(outputs, samples);
        }
    }

    /** Where there is much to multiply, or to read and write. */
    @ParameterizedTest
    @CsvSource({"1, 524288", "262144, 0"})
    void helpersTakePart(int values, long multiplyAdds) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CompiledNetwork<Buffer> meeting =
                new CompiledNetwork<>(Signature.builder("Meeting")
                        .input("input", values)
                        .output("o", values)
                        .multiplyAdds(multiplyAdds)
                        .build()) {
                    @Override
                    protected Buffer newArena(VectorWeights vector) {
                        return new Buffer(vector);
                    }

                    @Override
                    protected void forward(float[][] inputs, float[][] outputs, Buffer arena) {
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException impossible) {
                            throw new AssertionError(impossible);
                        }
                    }

                    @Override
                    protected PackedWeights packed() {
                        return new PackedWeights(signature(), "");
                    }

                    @Override
                    public Network on(Executor executor) {
                        return this;
                    }

                    @Override
                    public String describe() {
                        return "";
                    }
                };
        if (Runtime.getRuntime().availableProcessors() == 1) {
            both.countDown();
        }
        assertThat(meeting.predictBatch(Tensor.zeros(2, values))[0].shape()).isEqualTo(Shape.of(2, values));
    }

    @Test
    void doesNotDependOnTheExecutor() {
        List<Runnable> late = new ArrayList<>();
        ExecutorService shutDown = Executors.newSingleThreadExecutor();
        shutDown.shutdown();
        Executor full = command -> {
            throw new RejectedExecutionException("full");
        };
        for (Executor executor : new Executor[] {late::add, Runnable::run, shutDown, full}) {
            assertRight(new Arithmetic(network, executor).predictBatch(ramp(50, LATENT), ramp(50, 1, LATENT)), 50);
        }
        late.forEach(Runnable::run);
    }

    @Test
    void smallBatchesStayOnTheCallersThread() {
        Executor forbidden = command -> {
            throw new AssertionError("not worth a thread");
        };
        assertRight(new Arithmetic(network, forbidden).predictBatch(ramp(1, LATENT), ramp(1, 1, LATENT)), 1);
    }

    @Test
    void anExceptionOfASamplePropagatesAndLeavesTheNetworkUsable() {
        Tensor left = Tensor.of(new float[] {1, 1, 1, -1, 1, 1, 1, 1, 1}, 3, LATENT);
        for (int round = 0; round < 20; round++) {
            assertThatThrownBy(() -> network.predictBatch(left, ramp(3, 1, LATENT)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("negative");
        }
        assertRight(network.predictBatch(ramp(9, LATENT), ramp(9, 1, LATENT)), 9);
        assertThat(network.arenas.get())
                .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void anInterruptedCallerStillGetsItsResult() {
        Thread.currentThread().interrupt();
        assertRight(network.predictBatch(ramp(20, LATENT), ramp(20, 1, LATENT)), 20);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void manyThreadsShareOneNetwork() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Tensor[]>> results = new ArrayList<>();
            for (int call = 0; call < 200; call++) {
                results.add(callers.submit(() -> network.predictBatch(ramp(30, LATENT), ramp(30, 1, LATENT))));
            }
            for (Future<Tensor[]> result : results) {
                assertRight(result.get(), 30);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void arenasAreUsedAgainAndTheSurplusIsDropped() {
        int slots = 2 * Runtime.getRuntime().availableProcessors();
        List<Buffer> taken = new ArrayList<>();
        for (int i = 0; i < slots + 3; i++) {
            taken.add(network.takeArena());
        }
        assertThat(network.arenas.get()).isEqualTo(slots + 3);
        taken.forEach(network::returnArena);
        for (int i = 0; i < slots; i++) {
            assertThat(taken).contains(network.takeArena());
        }
        assertThat(network.arenas.get()).isEqualTo(slots + 3);
        network.takeArena();
        assertThat(network.arenas.get()).isEqualTo(slots + 4);
    }

    @Test
    void steadyStateAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] values = new float[LATENT];
        float[] other = new float[LATENT];
        Supplier<Long> allocated = () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                network.checkInput(0, values);
                network.checkOutput(1, other);
                network.checkDistinct(values, other);
                network.returnArena(network.takeArena());
            }
            return threads.getCurrentThreadAllocatedBytes() - before;
        };
        // The JVM allocates a little of its own now and then; what a call allocates would show in every round.
        assertThat(Stream.generate(allocated).limit(20)).contains(0L);
    }

    @Test
    void wrongArraysAreNamed() {
        assertThatThrownBy(() -> network.checkInput(1, new float[2]))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Arithmetic: input right: expected a float[3] for shape (1, 3), found a float[2]");
        assertThatThrownBy(() -> network.checkInput(0, new float[6]))
                .hasMessage(
                        "Arithmetic: input left: expected a float[3] for shape (3), found a float[6]; for 2 samples at"
                                + " once give predict a Tensor of shape (2, 3)");
        assertThatThrownBy(() -> network.checkInput(0, null))
                .hasMessage("Arithmetic: input left: expected a float[3] for shape (3), found null");
        assertThatThrownBy(() -> network.checkOutput(1, new float[0]))
                .hasMessage("Arithmetic: output product: expected a float[3] for shape (3), found a float[0]");
        float[] same = new float[3];
        assertThatThrownBy(() -> network.checkDistinct(same, same))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Arithmetic: the array for an output is also that of an input or of another output; expected different"
                                + " ones");
        float[] other = new float[3];
        assertThatThrownBy(() -> network.checkDistinct(new float[][] {other, same, same}, 1))
                .hasMessageContaining("of another output");
        assertThatThrownBy(() -> network.checkDistinct(new float[][] {same, other, same}, 2))
                .hasMessageContaining("of an input");
        float[][] inputsAlike = {same, same, other};
        network.checkDistinct(inputsAlike, 2);
        assertThat(List.of(inputsAlike[0] == null, inputsAlike[1] == null, inputsAlike[2] == null))
                .containsOnly(true);
    }

    @Test
    void wrongTensorsAreNamed() {
        assertThatThrownBy(() -> network.predictBatch(Tensor.zeros(LATENT), Tensor.zeros(1, 1, LATENT)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Arithmetic: input left: expected a tensor of shape (n, 3), found (3), which has no batch axis:"
                                + " reshape it to (1, 3), or give predict the values as a float[]");
        assertThatThrownBy(() -> network.predictBatch(Tensor.zeros(1, LATENT), Tensor.zeros(1, LATENT)))
                .hasMessage(
                        "Arithmetic: input right: expected a tensor of shape (n, 1, 3), found (1, 3), which has no batch"
                                + " axis: reshape it to (1, 1, 3), or give predict the values as a float[]");
        assertThatThrownBy(() -> network.predictBatch(Tensor.zeros(2, 4), Tensor.zeros(2, 1, LATENT)))
                .hasMessage("Arithmetic: input left: expected a tensor of shape (n, 3), found (2, 4)");
        assertThatThrownBy(() -> network.predictBatch(Tensor.zeros(), Tensor.zeros(2, 1, LATENT)))
                .hasMessage("Arithmetic: input left: expected a tensor of shape (n, 3), found ()");
        assertThatThrownBy(() -> network.predictBatch(null, Tensor.zeros(2, 1, LATENT)))
                .hasMessage("Arithmetic: input left: expected a tensor of shape (n, 3), found null");
        assertThatThrownBy(() -> network.predictBatch(Tensor.zeros(2, LATENT), Tensor.zeros(3, 1, LATENT)))
                .hasMessage("Arithmetic: expected as many samples in every input, found 2 in left and 3 in right");
    }

    @Test
    void runsByName() {
        Map<String, Tensor> outputs = network.run(Map.of("right", ramp(2, 1, LATENT), "left", ramp(2, LATENT)));
        assertThat(outputs.keySet()).containsExactly("sum", "product");
        assertRight(outputs.values().toArray(Tensor[]::new), 2);
        assertThatThrownBy(() -> network.run(Map.of("left", ramp(2, LATENT))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Arithmetic: input right is missing; expected left, right, found left");
        assertThatThrownBy(() -> network.run(Map.of()))
                .hasMessage("Arithmetic: input left is missing; expected left, right, found none");
        Map<String, Tensor> surplus = new LinkedHashMap<>();
        surplus.put("input", ramp(2, LATENT));
        assertThatThrownBy(() -> network.run(surplus))
                .hasMessage("Arithmetic: there is no input input; expected left, right");
    }

    @Test
    void anUnknownChoiceOfKernelsIsRefusedWhenLoading() {
        System.setProperty(KernelChoice.PROPERTY, "vectors");
        try {
            assertThatThrownBy(Arithmetic::new)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("system property ingot.kernels: expected plain or vector, found");
        } finally {
            System.clearProperty(KernelChoice.PROPERTY);
        }
    }

    @Test
    void printsInOneLine() {
        assertThat(network).hasToString("Arithmetic left (3), right (1, 3) -> sum (3), product (3), 0 parameters");
        assertThat(network.summary()).startsWith("Model: \"arithmetic\"\n").contains("InputLayer");
    }
}
