// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import ai.onnxruntime.OrtException;
import dev.ingot.benchmarks.model.Workload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of a forward pass of one sample on one thread, for single figures; {@link Paired} has the ratios. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForwardPassBenchmark {
    /** The engines. */
    public enum Engine {
        /** Ingot, on the kernels that the process was started with. */
        INGOT,
        /** ONNX Runtime. */
        ORT
    }

    /** The network. */
    @Param
    public Workload workload;

    /** Who runs it. */
    @Param
    public Engine engine;

    private Contest contest;
    private ForwardPass pass;

    /** Opens both engines, which checks that they agree. */
    @Setup(Level.Trial)
    public void open() throws IOException, OrtException {
        contest = new Contest(workload, 1);
        contest.ingot().network().warmUp();
        pass = engine == Engine.INGOT ? contest.ingot() : contest.onnx();
    }

    /** Closes them. */
    @TearDown(Level.Trial)
    public void close() throws OrtException {
        contest.close();
    }

    /** A forward pass. */
    @Benchmark
    public void predict() {
        pass.run();
    }
}
