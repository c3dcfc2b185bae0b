// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.report.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether callers notice the move to vector kernels: the slowest answers of a JVM's first seconds, with the move and on plain
 * kernels only, fresh JVMs of both taking turns.
 */
public final class TierUp {
    /** The section of the figures. */
    public static final String SECTION = "tier-up";

    private static final Workload WORKLOAD = Workload.M3;
    private static final int SECONDS = 10;

    private TierUp() {}

    private record Run(double percentile, double answers, double moved) {}

    /** Takes the number of JVMs of each kind. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = Integer.parseInt(arguments[0]);
        List<Double> ratios = new ArrayList<>();
        List<Run> tiered = new ArrayList<>();
        List<Run> plain = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            plain.add(run(KernelSet.PLAIN));
            tiered.add(run(KernelSet.VECTOR));
            ratios.add(tiered.get(run).percentile / plain.get(run).percentile);
        }
        print("p99 ratio", ratios);
        print("plain p99 us", plain.stream().map(Run::percentile).toList());
        print("tiered p99 us", tiered.stream().map(Run::percentile).toList());
        print("plain answers", plain.stream().map(Run::answers).toList());
        print("tiered answers", tiered.stream().map(Run::answers).toList());
        List<Double> moves =
                tiered.stream().map(Run::moved).filter(moved -> moved >= 0).toList();
        if (!moves.isEmpty()) {
            print("moved ms", moves);
        }
    }

    private static void print(String metric, List<Double> samples) {
        Figure.of(
                        SECTION,
                        WORKLOAD.label(),
                        metric,
                        samples.stream().mapToDouble(Double::doubleValue).toArray())
                .print();
    }

    private static Run run(KernelSet kernels) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(kernels.javaOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstSeconds.class.getName()));
        command.addAll(List.of(WORKLOAD.name(), String.valueOf(SECONDS)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException("no answer from " + String.join(" ", command));
            }
            String[] parts = line.split(" ");
            return new Run(
                    Double.parseDouble(parts[0]) / 1e3, Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        }
    }
}
