// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import ai.onnxruntime.OrtException;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.report.Figure;
import dev.ingot.runtime.Signature;
import java.io.IOException;
import java.nio.file.Path;
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

    private final Contest contest;
    private final int threads;
    private final String subject;
    private final Limits limits;

    private Paired(Contest contest, int threads, String subject, Limits limits) {
        this.contest = contest;
        this.threads = threads;
        this.subject = subject;
        this.limits = limits;
    }

    /** The times of a turn, in nanoseconds, and the limits between them, per nanosecond. */
    private record Round(double ingot, double onnx, double alone, double peak, double read) {}

    /**
     * Takes the workload, the threads, the seconds of warm-up and of measuring, and, to measure it unfolded, the file of the
     * model's source.
     */
    public static void main(String[] arguments) throws IOException, OrtException {
        Workload workload = Workload.valueOf(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        double warmUp = Double.parseDouble(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        boolean unfolded = arguments.length > 4;
        KernelChoice choice = KernelChoice.watch();
        KernelSet kernels = KernelSet.current();
        String subject = subject(unfolded ? workload + " unfolded" : workload.label(), kernels.label(), threads);
        try (Contest contest =
                unfolded ? Contest.unfolded(workload, Path.of(arguments[4])) : new Contest(workload, threads)) {
            int largestWeight = contest.ingot().network().signature().weights().stream()
                    .mapToInt(weight -> weight.shape().elements())
                    .max()
                    .orElseThrow();
            Optional<Limits> limits = Limits.probe(largestWeight);
            Block.warmUp(contest.ingot(), warmUp);
            Block.warmUp(contest.onnx(), warmUp / 2);
            new Paired(contest, threads, subject, limits.orElse(null)).measure(seconds);
        }
        if (kernels == KernelSet.VECTOR) {
            Figure.of(SECTION, subject, "on vector kernels", choice.moved() < 0 ? 0 : 1)
                    .print();
        }
    }

    /** The subject of figures of a network on these kernels. */
    public static String subject(String network, String kernels, int threads) {
        return network + " " + kernels + (threads == 1 ? "" : " x" + threads);
    }

    private void measure(double seconds) {
        Block ingot = new Block(contest.ingot());
        Block onnx = new Block(contest.onnx());
        Block alone = new Block(contest.alone());
        List<Round> rounds = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (rounds.size() < 5 || System.nanoTime() < end) {
            boolean ingotFirst = rounds.size() % 2 == 0;
            double first = (ingotFirst ? ingot : onnx).time();
            double second = (ingotFirst ? onnx : ingot).time();
            rounds.add(new Round(
                    ingotFirst ? first : second,
                    ingotFirst ? second : first,
                    threads == 1 ? Double.NaN : alone.time(),
                    limits == null ? Double.NaN : limits.multiplyAddRate(),
                    limits == null ? Double.NaN : limits.readRate()));
        }
        print(rounds);
    }

    private void print(List<Round> rounds) {
        Signature signature = contest.ingot().network().signature();
        long multiplyAdds = signature.multiplyAdds();
        print("ratio", rounds, round -> round.onnx / round.ingot);
        print("ingot us", rounds, round -> round.ingot / 1e3);
        print("ort us", rounds, round -> round.onnx / 1e3);
        print("ingot GFLOP/s", rounds, round -> 2 * multiplyAdds / round.ingot);
        if (threads > 1) {
            print("of one thread", rounds, round -> round.alone / round.ingot);
        }
        if (limits != null) {
            Figure.of(SECTION, subject, "vector bits", limits.vectorBits()).print();
            print("peak GFLOP/s", rounds, round -> 2 * round.peak);
            print("ingot % of peak", rounds, round -> 100 * multiplyAdds / round.ingot / round.peak);
            print("read GB/s", rounds, round -> round.read);
        }
    }

    private void print(String metric, List<Round> rounds, ToDoubleFunction<Round> value) {
        Figure.of(SECTION, subject, metric, rounds.stream().mapToDouble(value).toArray())
                .print();
    }
}
