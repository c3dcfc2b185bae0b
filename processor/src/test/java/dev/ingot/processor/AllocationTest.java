// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
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

    /** Until the JVM has also settled how it calls a method handle. */
    private static final int WARM_UP = 300;

    private static final int CALLS = 50;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Convolutions, resampling, softmax, all activations, and a generator of real size. */
    @ParameterizedTest
    @ValueSource(strings = {"EveryFunction", "Resampling", "Classifier", "Generator28"})
    void nothingPerSample(String model) {
        Network network = TestNetworks.compiled().load("com.example." + model + "Network", Weights.random(1));
        SampleFunction function = new SampleFunction(network);
        float[] input = Tensor.randomNormal(
                        3, network.signature().inputs().get(0).shape().toArray())
                .toArray();
        allocatedBy(() -> call(function, input, WARM_UP));

        assertThat(allocatedBy(() -> call(function, input, CALLS))).isZero();
        assertThat(allocatedBy(() -> new SampleFunction(network))).isPositive();
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
