// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.processor.testing.SampleFunction;
import dev.ingot.processor.testing.TestNetworks;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In steady state {@code predictInto} allocates nothing. */
class AllocationTest {

    private static final int CALLS = 50;

    /** In the first of them the JVM still links method handles, on this thread. */
    private static final int BLOCKS = 10;

    /** Of this thread's time, for HotSpot to compile what allocates until then. */
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Convolutions, of few channels too, resampling, poolings, softmax, all activations, and a generator of real size. */
    @ParameterizedTest
    @ValueSource(strings = {"EveryFunction", "Resampling", "Colours", "Pooling", "Classifier", "Generator28"})
    void nothingPerSample(String model) {
        Network network = TestNetworks.compiled().load("com.example." + model + "Network", Weights.random(1));
        SampleFunction function = new SampleFunction(network);
        float[] input = Tensor.randomNormal(
                        3, network.signature().inputs().get(0).shape().toArray())
                .toArray();
        long[] allocated = new long[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            allocated[block] = allocatedBy(() -> call(function, input, CALLS));
        }

        assertThat(allocated).contains(0);
        assertThat(allocatedBy(() -> new SampleFunction(network))).isPositive();
    }

    /** Vectors are objects until HotSpot has compiled the kernels. */
    @ParameterizedTest
    @ValueSource(strings = {"EveryFunction", "Colours", "Pooling", "Classifier", "Dcgan", "OddChannels"})
    void nothingPerSampleOnVectorKernels(String model) {
        assertThat(TestNetworks.compiled().generatedSources().get(model + "Network.java"))
                .contains("arena.vector.");
        Network network = KernelSet.VECTOR.run(
                () -> TestNetworks.compiled().load("com.example." + model + "Network", Weights.random(1)));
        SampleFunction function = new SampleFunction(network);
        float[] input = new float[network.signature().inputs().get(0).shape().elements()];

        Runnable block = () -> call(function, input, CALLS);
        network.warmUp();
        long deadline = threads.getCurrentThreadCpuTime() + LONGEST_WAIT_NANOS;
        int quiet = 0;
        while (quiet < BLOCKS && threads.getCurrentThreadCpuTime() < deadline) {
            quiet = allocatedBy(block) == 0 ? quiet + 1 : 0;
        }

        assertThat(quiet).isEqualTo(BLOCKS);
    }

    private static void call(SampleFunction function, float[] input, int times) {
        for (int call = 0; call < times; call++) {
            function.apply(input);
        }
    }

    /** Bytes on this thread. */
    private long allocatedBy(Runnable action) {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        action.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
