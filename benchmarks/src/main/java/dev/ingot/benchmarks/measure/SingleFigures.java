// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.report.Figure;
import java.util.Collection;
import java.util.Locale;
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

    /** Takes the forks, the warm-up iterations and the measured ones, of a second each. */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ForwardPassBenchmark.class.getName())
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
            String engine = result.getParams().getParam("engine").toLowerCase(Locale.ROOT);
            new Figure(
                            SECTION,
                            Runtime.version().feature(),
                            result.getParams().getParam("workload"),
                            engine + " us",
                            times.getPercentile(10),
                            times.getPercentile(50),
                            times.getPercentile(90))
                    .print();
        }
    }
}
