// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Measures the limits of one core at this moment: multiply-adds and reading. */
final class Limits {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String PROBE = "dev.ingot.benchmarks.probe.VectorProbe";
    private static final int ROUNDS = 20_000;
    // A limit is what can be reached: the best of a few short trials, so that an interruption does not count as the
    // limit.
    private static final int TRIALS = 6;
    private static final int WARM_UPS = 100;

    private final LimitProbe probe;
    private final float[] stream;
    private final int readings;
    // Written so that no probe's result is dead.
    private float sink;

    private Limits(LimitProbe probe, int streamLength) {
        this.probe = probe;
        stream = new float[Math.max(streamLength, 1024)];
        readings = Math.max(1, 500_000 / stream.length);
        for (int i = 0; i < WARM_UPS; i++) {
            multiplyAddRate();
            readRate();
        }
    }

    /**
     * The limits, if the JVM was started with the Vector API ({@code --add-modules jdk.incubator.vector}).
     *
     * @param streamLength the number of floats that the reading probe goes through
     */
    static Optional<Limits> probe(int streamLength) throws IOException {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream source = Limits.class.getResourceAsStream("/dev/ingot/benchmarks/VectorProbe.java.txt")) {
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            Object probe = SourceCompiler.instance(Map.of(PROBE, text), PROBE, "--add-modules", MODULE, "-proc:none");
            return Optional.of(new Limits((LimitProbe) probe, streamLength));
        }
    }

    /** The bits of the vectors that the JVM prefers on this processor; some JVMs leave wider ones unused. */
    int vectorBits() {
        return probe.multiplyAddsPerRound() / LimitProbe.ACCUMULATORS * Float.SIZE;
    }

    /** Multiply-adds per nanosecond. */
    double multiplyAddRate() {
        double best = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            sink += probe.multiplyAdd(ROUNDS);
            long time = System.nanoTime() - start;
            best = Math.max(best, (double) ROUNDS * probe.multiplyAddsPerRound() / time);
        }
        return best;
    }

    /** Bytes per nanosecond, reading the same array again and again. */
    double readRate() {
        double best = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            for (int i = 0; i < readings; i++) {
                sink += probe.sum(stream);
            }
            long time = System.nanoTime() - start;
            best = Math.max(best, (double) readings * stream.length * Float.BYTES / time);
        }
        return best;
    }

    @Override
    public String toString() {
        return "limits " + sink;
    }
}
