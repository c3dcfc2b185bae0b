// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** Forward passes over zeros that nobody reads: to have the code compiled, and to measure it. */
final class ScratchPass<A extends WorkingMemory> {
    private final CompiledNetwork<A> network;
    private final float[][] inputs;
    private final float[][] outputs;
    private final A memory;
    private final VectorSupport clock;

    ScratchPass(CompiledNetwork<A> network, VectorWeights vector, VectorSupport clock) {
        this.network = network;
        this.inputs = CompiledNetwork.arrays(network.signature().inputs());
        this.outputs = CompiledNetwork.arrays(network.signature().outputs());
        this.memory = network.newArena(vector);
        this.clock = clock;
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
