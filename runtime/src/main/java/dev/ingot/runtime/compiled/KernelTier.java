// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which kernels a network runs on. It starts on plain kernels, which HotSpot compiles at once. Vector kernels are about a
 * hundred times slower until they are compiled, so they first run on scratch data, in a thread of their own that ends when they
 * are measured to be faster, or are not within a few seconds. Both give the same bits, so no caller sees the change, and none
 * waits for it.
 */
final class KernelTier {
    /** {@link CompiledNetwork#work} after which a network is worth the effort: some tenths of a second, which HotSpot has for the plain kernels. */
    static final long WORK_WORTH_TIERING = 1L << 32;

    static final String THREAD = "ingot-vector-kernels";

    private static final long LONGEST_TRIAL_NANOS = 10_000_000_000L;
    private static final int RUNS_PER_TURN = 4;
    private static final int RUNS_PER_WARM_UP_TURN = 16;
    /** The share of the plain kernels' time that the vector kernels may take at most. */
    private static final double CLEARLY_FASTER = 0.95;

    private static final String NO_WORK = "no layer has work for vector kernels";

    /** Held during a trial, since two at a time in a JVM would slow each other down. No forward pass takes it. */
    private static final Object TRIAL = new Object();

    private final KernelChoice choice;
    private final VectorSupport support;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile VectorWeights vector;
    /** Guarded by {@link #TRIAL}. */
    private boolean tried;
    /** Not synchronized: a lost update only delays the start. */
    private long work;

    KernelTier(KernelChoice choice, VectorSupport support) {
        this.choice = choice;
        this.support = support;
    }

    /** The weights of the vector kernels; null while the network runs on plain ones. */
    VectorWeights vector() {
        return vector;
    }

    /** Notes one more forward pass; starts the trial of the vector kernels when there have been enough. */
    void passed(CompiledNetwork<?> network) {
        if (settled.get()) {
            return;
        }
        work += network.work();
        if (choice == KernelChoice.VECTOR) {
            moveAtOnce(network);
        } else if (work >= WORK_WORTH_TIERING && settled.compareAndSet(false, true)) {
            start(network);
        }
    }

    /** Once in the life of a network, on a caller's thread, which must neither wait nor see a failure. */
    private void start(CompiledNetwork<?> network) {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            stayPlain(network, missing.get());
        } else if (support.processors() < 2) {
            stayPlain(network, "there is only one processor");
        } else {
            Thread thread = new Thread(null, () -> decide(network), THREAD, 0, false);
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError failed) {
                stayPlain(network, "no thread could be started: " + failed);
            }
        }
    }

    /** Moves to vector kernels now, if the JVM has them and they are faster, and has the chosen kernels compiled. */
    <A extends WorkingMemory> void warmUp(CompiledNetwork<A> network) {
        if (choice == KernelChoice.VECTOR) {
            moveAtOnce(network);
        } else {
            boolean first = settled.compareAndSet(false, true);
            Optional<String> missing = missing();
            if (missing.isEmpty()) {
                decide(network);
            } else if (first) {
                stayPlain(network, missing.get());
            }
        }
        try {
            ScratchPass<A> pass = new ScratchPass<>(network, vector, support);
            WarmUp.untilSteady(() -> pass.fastest(RUNS_PER_WARM_UP_TURN));
        } catch (RuntimeException refused) {
            EventLog.kernels(network.signature(), "no warm-up, because scratch data were refused: " + refused);
        }
    }

    private Optional<String> missing() {
        return choice == KernelChoice.PLAIN ? Optional.of("-D" + KernelChoice.PROPERTY + "=plain") : support.missing();
    }

    /** Here alone callers wait for each other: until the first has packed the weights. */
    private synchronized void moveAtOnce(CompiledNetwork<?> network) {
        if (settled.get()) {
            return;
        }
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            stayPlain(network, missing.get());
        } else {
            VectorPacker packer = new VectorPacker(support.kernels());
            if (network.pack(packer)) {
                vector = packer.weights();
                EventLog.kernels(network.signature(), "vector kernels");
            } else {
                stayPlain(network, NO_WORK);
            }
        }
        settled.set(true);
    }

    /** Tries the vector kernels, once in the life of a network; waits for a trial that is under way. */
    private void decide(CompiledNetwork<?> network) {
        synchronized (TRIAL) {
            if (!tried) {
                tried = true;
                tryVectorKernels(network);
            }
        }
    }

    private void tryVectorKernels(CompiledNetwork<?> network) {
        try {
            VectorPacker packer = new VectorPacker(support.kernels());
            if (!network.pack(packer)) {
                stayPlain(network, NO_WORK);
                return;
            }
            support.warmUp();
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
    private <A extends WorkingMemory> double measure(CompiledNetwork<A> network, VectorWeights candidate) {
        ScratchPass<A> plain = new ScratchPass<>(network, null, support);
        ScratchPass<A> vector = new ScratchPass<>(network, candidate, support);
        // Else vector kernels, which are compiled already, would win against an interpreter.
        WarmUp.untilSteady(() -> plain.fastest(RUNS_PER_TURN));
        long started = support.nanoTime();
        double ratio;
        do {
            long plainNanos = plain.fastest(RUNS_PER_TURN);
            long vectorNanos = vector.fastest(RUNS_PER_TURN);
            ratio = (double) vectorNanos / plainNanos;
        } while (ratio > CLEARLY_FASTER && support.nanoTime() - started < LONGEST_TRIAL_NANOS);
        return ratio;
    }
}
