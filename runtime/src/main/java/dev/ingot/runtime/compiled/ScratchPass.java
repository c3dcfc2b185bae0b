// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/** Forward passes that nobody reads, to have the code compiled and to measure it: over zeros, or over ones if zeros are refused. */
final class ScratchPass<A extends WorkingMemory> {
    private final CompiledNetwork<A> network;
    private final float[][] inputs;
    private final float[][] outputs;
    private final A memory;
    private final VectorSupport clock;

    /**
     * Passes over inputs that the network accepts.
     *
     * @throws RuntimeException if it refuses zeros and ones: an embedding or a method of the user's does
     */
    ScratchPass(CompiledNetwork<A> network, VectorWeights vector, VectorSupport clock) {
        this.network = network;
        this.inputs = CompiledNetwork.arrays(network.signature().inputs());
        this.outputs = CompiledNetwork.arrays(network.signature().outputs());
        this.memory = network.newArena(vector);
        this.clock = clock;
        try {
            network.forward(inputs, outputs, memory);
        } catch (RuntimeException refused) {
            for (float[] input : inputs) {
                Arrays.fill(input, 1);
            }
            network.forward(inputs, outputs, memory);
        }
    }

    /** The least time that one of so many passes took, in nanoseconds. */
    long fastest(int runs) {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long started = clock.nanoTime();
            network.forward(inputs, outputs, memory);
            fastest = Math.min(fastest, clock.nanoTime() - started);
        }
        return fastest;
    }
}
