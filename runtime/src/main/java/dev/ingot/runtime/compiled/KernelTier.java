// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Optional;

/**
 * Which kernels a network runs on. It starts on plain kernels, which HotSpot compiles at once. Vector kernels are about a
 * hundred times slower until they are compiled, so they first run on scratch data, in a thread of their own that ends when they
 * are measured to be faster, or are not within a few seconds. Both give the same bits, so no caller sees the change.
 */
final class KernelTier {
    /** Multiply-adds after which a network is worth the effort: some tenths of a second, in which HotSpot compiles the plain kernels. */
    private static final long WORK_WORTH_TIERING = 1L << 32;

    private static final long LONGEST_TRIAL_NANOS = 5_000_000_000L;
    private static final int RUNS_PER_TURN = 4;
    /** The share of the plain kernels' time that the vector kernels may take at most. */
    private static final double CLEARLY_FASTER = 0.95;

    private static final String NO_WORK = "no layer has work for vector kernels";

    private volatile VectorWeights vector;
    private volatile boolean settled;
    /** Not synchronized: a lost update only delays the start. */
    private long work;

    /** The weights of the vector kernels; null while the network runs on plain ones. */
    VectorWeights vector() {
        return vector;
    }

    /** Whether nothing will change any more, or is on its way. */
    boolean settled() {
        return settled;
    }

    /** Notes one more forward pass; starts the trial of the vector kernels when there have been enough. */
    void passed(CompiledNetwork<?> network) {
        work += network.signature().multiplyAdds();
        if (work >= WORK_WORTH_TIERING || VectorSupport.atOnce()) {
            start(network);
        }
    }

    private synchronized void start(CompiledNetwork<?> network) {
        if (settled) {
            return;
        }
        Optional<String> missing = VectorSupport.missing();
        if (missing.isPresent()) {
            stayPlain(network, missing.get());
        } else if (VectorSupport.atOnce()) {
            moveAtOnce(network);
        } else if (Runtime.getRuntime().availableProcessors() < 2) {
            stayPlain(network, "there is only one processor");
        } else {
            Thread thread = new Thread(() -> tryVectorKernels(network), "ingot-vector-kernels");
            thread.setDaemon(true);
            thread.start();
        }
        settled = true;
    }

    /** Moves to vector kernels now, on the caller's thread, if the JVM has them and they are faster. */
    synchronized void warmUp(CompiledNetwork<?> network) {
        settled = true;
        if (vector == null && VectorSupport.missing().isEmpty()) {
            tryVectorKernels(network);
        }
    }

    private void moveAtOnce(CompiledNetwork<?> network) {
        VectorPacker packer = new VectorPacker(VectorSupport.kernels());
        if (network.pack(packer)) {
            vector = packer.weights();
            EventLog.kernels(network.signature(), "vector kernels");
        } else {
            stayPlain(network, NO_WORK);
        }
    }

    private void tryVectorKernels(CompiledNetwork<?> network) {
        try {
            VectorPacker packer = new VectorPacker(VectorSupport.kernels());
            if (!network.pack(packer)) {
                stayPlain(network, NO_WORK);
                return;
            }
            VectorSupport.warmUp();
            VectorWeights candidate = packer.weights();
            double ratio = measure(network, candidate);
            String times = (int) (100 * ratio) + " % of the plain ones' time";
            if (ratio <= CLEARLY_FASTER) {
                vector = candidate;
                EventLog.kernels(network.signature(), "vector kernels, which take " + times);
            } else {
                stayPlain(network, "vector kernels took " + times);
            }
        } catch (RuntimeException | Error failed) {
            stayPlain(network, "the trial of vector kernels failed: " + failed);
        }
    }

    private static void stayPlain(CompiledNetwork<?> network, String reason) {
        EventLog.kernels(network.signature(), "plain kernels, because " + reason);
    }

    /** The time of a pass on vector kernels over that on plain ones: once it is small enough, or at the end of the trial. */
    private static <A extends WorkingMemory> double measure(CompiledNetwork<A> network, VectorWeights candidate) {
        ScratchPass<A> plain = new ScratchPass<>(network, null);
        ScratchPass<A> vector = new ScratchPass<>(network, candidate);
        long started = System.nanoTime();
        double ratio;
        do {
            long plainNanos = plain.fastest(RUNS_PER_TURN);
            long vectorNanos = vector.fastest(RUNS_PER_TURN);
            ratio = (double) vectorNanos / plainNanos;
        } while (ratio > CLEARLY_FASTER && System.nanoTime() - started < LONGEST_TRIAL_NANOS);
        return ratio;
    }
}
