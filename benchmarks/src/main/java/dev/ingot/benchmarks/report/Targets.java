// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import dev.ingot.benchmarks.measure.LayerProfile;
import dev.ingot.benchmarks.measure.LayerRates;
import dev.ingot.benchmarks.measure.Loading;
import dev.ingot.benchmarks.measure.Paired;
import dev.ingot.benchmarks.measure.StartUp;
import dev.ingot.benchmarks.measure.TierUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the project set out to reach, beside what was measured. */
final class Targets {
    private static final String RATIO = "ratio";

    private final List<Target> targets = new ArrayList<>();

    /** Whether a figure should be large or small. */
    private enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /**
     * A figure that should be reached.
     *
     * @param must what it has to be
     * @param goal what it should be beyond; as {@code must} if there is nothing beyond
     */
    private record Target(
            String what, String section, String subject, String metric, Bound bound, double must, double goal) {
        String verdict(double value) {
            if (reaches(value, goal)) {
                return goal == must ? "met" : "met, and the goal";
            }
            return reaches(value, must) ? "met" : "**not met**";
        }

        private boolean reaches(double value, double target) {
            return bound == Bound.AT_LEAST ? value >= target : value <= target;
        }

        String limit(double value) {
            return (bound == Bound.AT_LEAST ? "≥ " : "≤ ") + Page.number(value);
        }
    }

    Targets() {
        ratio("M1 unfolded", "plain", 1, 2.0, 2.4);
        ratio("M2 unfolded", "plain", 1, 0.85, 1.0);
        ratio("M3", "plain", 1, 1.1, 1.5);
        ratio("M4", "plain", 1, 0.5, 0.7);
        ratio("M5", "plain", 1, 0.65, 0.9);
        ratio("M1 unfolded", "vector", 1, 3.5, 5);
        ratio("M2 unfolded", "vector", 1, 1.2, 1.4);
        ratio("M3", "vector", 1, 2.5, 3.2);
        ratio("M4", "vector", 1, 1.0, 1.4);
        ratio("M5", "vector", 1, 2.2, 3);
        for (String kernels : List.of("plain", "vector")) {
            ratio("M1 folded", kernels, 1, 20, 20);
            ratio("M2 folded", kernels, 1, 20, 20);
        }
        ratio("M3", "vector", 2, 2, 2);
        ratio("M4", "vector", 2, 1, 1);
        ratio("M5", "vector", 2, 1.4, 1.4);
        for (String network : List.of("M3", "M5")) {
            String subject = Paired.subject(network, "vector", 2);
            atLeast("one thread's time over two threads'", Paired.SECTION, subject, "of one thread", 1.4, 1.4);
        }
        for (String network : List.of("M3", "M4", "M5")) {
            String subject = LayerProfile.subject(network, LayerProfile.CONVOLUTIONS, "vector");
            atLeast("% of the peak of multiply-adds", LayerProfile.SECTION, subject, "% of peak", 70, 70);
        }
        for (String network : List.of("M3", "M4")) {
            String subject = LayerProfile.subject(network, "dense", "vector");
            atLeast("% of the rate of reading", LayerProfile.SECTION, subject, "% of reading", 80, 80);
        }
        atMost("first answer, Ingot / ONNX Runtime", StartUp.SECTION, "M1 folded", "ingot / ort", 0.25);
        atMost("first answer, Ingot / ONNX Runtime", StartUp.SECTION, "M3", "ingot / ort", 0.6);
        atMost("the same from prepared weights", StartUp.SECTION, "M1 folded", "prepared / ort", 0.2);
        atMost("the same from prepared weights", StartUp.SECTION, "M3", "prepared / ort", 0.5);
        atMost("loading, over reading the file and copying it", Loading.SECTION, Loading.SUBJECT, "load / copy", 1.5);
        atMost("heap beyond packed weights and largest tensor, MB", Loading.SECTION, Loading.SUBJECT, "more MB", 16);
        for (String kernels : List.of("plain", "vector")) {
            for (String layer : List.of("Conv1D 3", "Conv3D 3x3x3", "DepthwiseConv2D 3x3", "SeparableConv2D 3x3")) {
                rate("share of a Conv2D's rate", layer, kernels, LayerRates.OF_CONV2D);
            }
        }
        for (String layer : List.of("MaxPooling2D", "AveragePooling2D", "ReLU", "Multiply")) {
            rate("share of the rate of copying", layer, "plain", LayerRates.OF_COPYING);
        }
        atMost("p99 of the first 10 s over plain-only p99", TierUp.SECTION, "M3", "p99 ratio", 1.5);
    }

    private void ratio(String network, String kernels, int threads, double must, double goal) {
        String subject = Paired.subject(network, kernels, threads);
        atLeast("ONNX Runtime's time over Ingot's", Paired.SECTION, subject, RATIO, must, goal);
    }

    private void rate(String what, String layer, String kernels, String metric) {
        atLeast(what, LayerRates.SECTION, LayerRates.subject(layer, kernels), metric, 0.5, 0.5);
    }

    private void atLeast(String what, String section, String subject, String metric, double must, double goal) {
        targets.add(new Target(what, section, subject, metric, Bound.AT_LEAST, must, goal));
    }

    private void atMost(String what, String section, String subject, String metric, double must) {
        targets.add(new Target(what, section, subject, metric, Bound.AT_MOST, must, must));
    }

    /** A row per target: what, of which network, must, goal, and the measured median with the verdict for each JDK. */
    List<List<String>> rows(Figures figures, List<Integer> jdks) {
        List<List<String>> rows = new ArrayList<>();
        for (Target target : targets) {
            List<String> row = new ArrayList<>(
                    List.of(target.what, Page.label(target.subject), target.limit(target.must), goal(target)));
            for (int jdk : jdks) {
                Optional<Figure> figure = figures.find(target.section, jdk, target.subject, target.metric);
                row.add(figure.map(Figure::median)
                        .map(value -> Page.number(value) + ", " + target.verdict(value))
                        .orElse("not measured"));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String goal(Target target) {
        return target.goal == target.must ? "" : target.limit(target.goal);
    }
}
