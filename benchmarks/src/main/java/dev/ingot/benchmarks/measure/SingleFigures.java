// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.measure.ForwardPassBenchmark.Engine;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.report.Figure;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link ForwardPassBenchmark} with JMH. */
public final class SingleFigures {
    /** The section of the figures. */
    public static final String SECTION = "jmh";

    private SingleFigures() {}

    /**
     * Takes the forks, the warm-up iterations and the measured ones, of a second each. Measures Ingot on the kernels of this
     * process; ONNX Runtime too if they are the plain ones, since once is enough.
     */
    public static void main(String[] arguments) throws RunnerException {
        KernelSet kernels = KernelSet.current();
        String[] engines = kernels == KernelSet.PLAIN
                ? new String[] {Engine.INGOT.name(), Engine.ORT.name()}
                : new String[] {Engine.INGOT.name()};
        Options options = new OptionsBuilder()
                .include(ForwardPassBenchmark.class.getName())
                .param("engine", engines)
                .forks(Integer.parseInt(arguments[0]))
                .warmupIterations(Integer.parseInt(arguments[1]))
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(Integer.parseInt(arguments[2]))
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        for (RunResult result : results) {
            Statistics times = result.getPrimaryResult().getStatistics();
            Engine engine = Engine.valueOf(result.getParams().getParam("engine"));
            Workload workload = Workload.valueOf(result.getParams().getParam("workload"));
            new Figure(
                            SECTION,
                            Runtime.version().feature(),
                            workload.label(),
                            (engine == Engine.ORT ? "ort" : kernels.label()) + " us",
                            times.getPercentile(10),
                            times.getPercentile(50),
                            times.getPercentile(90))
                    .print();
        }
    }
}
