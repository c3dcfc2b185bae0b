// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import ai.onnxruntime.OrtException;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.report.Figure;
import dev.ingot.runtime.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The ratio that counts: one process alternates short blocks of both engines, and of the probes of the processor's limits, so
 * that what else the machine does meets all of them alike.
 */
public final class Paired {
    /** The section of the figures. */
    public static final String SECTION = "paired";

    private Paired() {}

    /** Takes the workload, the threads, and the seconds of warm-up and of measuring. */
    public static void main(String[] arguments) throws IOException, OrtException {
        Workload workload = Workload.valueOf(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        double warmUp = Double.parseDouble(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        try (Contest contest = new Contest(workload, threads)) {
            Signature signature = contest.ingot().network().signature();
            int largestWeight = signature.weights().stream()
                    .mapToInt(weight -> weight.shape().elements())
                    .max()
                    .orElseThrow();
            Optional<Limits> limits = Limits.probe(largestWeight);
            Block.warmUp(contest.ingot(), warmUp);
            Block.warmUp(contest.onnx(), warmUp / 2);
            measure(contest, threads, seconds, signature.multiplyAdds(), limits.orElse(null));
        }
    }

    private static void measure(Contest contest, int threads, double seconds, long multiplyAdds, Limits limits) {
        Block ingot = new Block(contest.ingot());
        Block onnx = new Block(contest.onnx());
        List<double[]> rounds = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        boolean ingotFirst = true;
        while (rounds.size() < 5 || System.nanoTime() < end) {
            double first = (ingotFirst ? ingot : onnx).time();
            double second = (ingotFirst ? onnx : ingot).time();
            double peak = limits == null ? Double.NaN : limits.multiplyAddRate();
            double read = limits == null ? Double.NaN : limits.readRate();
            rounds.add(new double[] {ingotFirst ? first : second, ingotFirst ? second : first, peak, read});
            ingotFirst = !ingotFirst;
        }
        String subject = contest.workload() + (threads == 1 ? "" : " x" + threads);
        print(subject, "ratio", rounds, round -> round[1] / round[0]);
        print(subject, "ingot us", rounds, round -> round[0] / 1e3);
        print(subject, "ort us", rounds, round -> round[1] / 1e3);
        print(subject, "ingot GFLOP/s", rounds, round -> 2 * multiplyAdds / round[0]);
        if (limits != null) {
            Figure.of(SECTION, subject, "vector bits", limits.vectorBits()).print();
            print(subject, "peak GFLOP/s", rounds, round -> 2 * round[2]);
            print(subject, "ingot % of peak", rounds, round -> 100 * multiplyAdds / round[0] / round[2]);
            print(subject, "read GB/s", rounds, round -> round[3]);
        }
    }

    private static void print(String subject, String metric, List<double[]> rounds, ToDoubleFunction<double[]> value) {
        Figure.of(SECTION, subject, metric, rounds.stream().mapToDouble(value).toArray())
                .print();
    }
}
