// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import dev.ingot.benchmarks.measure.LayerProfile;
import dev.ingot.benchmarks.measure.LayerRates;
import dev.ingot.benchmarks.measure.Loading;
import dev.ingot.benchmarks.measure.Paired;
import dev.ingot.benchmarks.measure.SingleFigures;
import dev.ingot.benchmarks.measure.StartUp;
import dev.ingot.benchmarks.measure.TierUp;
import dev.ingot.benchmarks.model.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes {@code benchmarks.md} and its charts from the figures. What a person has to say stands in {@code preface.md}. */
public final class Page {
    private static final String CHARTS = "benchmarks";

    private final Figures figures;
    private final Path docs;
    private final StringBuilder text = new StringBuilder();

    /** A page of these figures in this directory. */
    public Page(Figures figures, Path docs) {
        this.figures = figures;
        this.docs = docs;
    }

    /** Writes the page and the charts. */
    public void write() throws IOException {
        paragraph("<!-- Written by bin/bench from benchmarks/figures.csv and benchmarks/preface.md. -->");
        paragraph(Files.readString(docs.resolve(CHARTS).resolve("preface.md")).strip());
        targets();
        ratios();
        limits();
        singleFigures();
        startUp();
        loading();
        tierUp();
        layers();
        rates();
        new SweepReport(figures, docs.resolve(CHARTS)).append(text);
        Files.writeString(docs.resolve("benchmarks.md"), text.toString().strip() + "\n");
    }

    private void targets() {
        List<Integer> jdks = figures.jdks(Paired.SECTION);
        if (jdks.isEmpty()) {
            return;
        }
        paragraph("## Targets");
        paragraph("What the project set out to reach, and the medians of the sections below.");
        List<String> titles = new ArrayList<>(List.of("figure", "of", "must", "goal"));
        jdks.forEach(jdk -> titles.add("JDK " + jdk));
        row(titles);
        text.append("|---|---").append("|---:".repeat(titles.size() - 2)).append("|\n");
        new Targets().rows(figures, jdks).forEach(this::row);
        text.append('\n');
    }

    private void ratios() throws IOException {
        if (!heading(
                Paired.SECTION,
                "Against ONNX Runtime",
                "One process alternates blocks of about 8 ms of each engine; the ratio is ONNX Runtime's time over Ingot's"
                        + " in neighbouring blocks, so above 1 Ingot is faster. Given are the median and, in brackets, the"
                        + " 10th and 90th percentile. One sample of float32 a pass. \"x2\": two threads for each, and the time"
                        + " of Ingot's one thread over that of two.")) {
            return;
        }
        List<Integer> jdks = figures.jdks(Paired.SECTION);
        BarChart chart = new BarChart("ONNX Runtime's time over Ingot's, by kernels and JDK", true, jdks.size());
        for (String subject : figures.subjects(Paired.SECTION)) {
            for (int jdk : jdks) {
                figures.find(Paired.SECTION, jdk, subject, "ratio")
                        .ifPresent(ratio -> chart.add(subject + ", " + jdk, ratio));
            }
        }
        chart(chart.svg(), "ratios", "Ratios of times by network, thread count and JDK");
        for (int jdk : jdks) {
            table(
                    Paired.SECTION,
                    jdk,
                    List.of("ratio", "ingot us", "ort us", "of one thread"),
                    List.of("network", "ratio", "Ingot, µs", "ONNX Runtime, µs", "one thread / two"));
            stayedPlain(jdk);
        }
    }

    private void stayedPlain(int jdk) {
        List<String> stayed = new ArrayList<>();
        for (String subject : figures.subjects(Paired.SECTION)) {
            figures.find(Paired.SECTION, jdk, subject, "on vector kernels")
                    .filter(moved -> moved.median() == 0)
                    .ifPresent(moved -> stayed.add(subject));
        }
        if (!stayed.isEmpty()) {
            paragraph(
                    "Stayed on plain kernels, having no layer with work for vector ones or being no faster with them: "
                            + String.join(", ", stayed) + ".");
        }
    }

    private void limits() {
        if (figures.jdks(Paired.SECTION).isEmpty()) {
            return;
        }
        paragraph("### As a share of the limits");
        paragraph(
                "Measured between the blocks above: the peak of multiply-adds of one core with the Vector API, in vectors of"
                        + " the width that the JVM prefers (ONNX Runtime may use wider ones), and reading an array of the size of"
                        + " the network's largest weight again and again. Ingot's rate counts two operations for each multiply-add"
                        + " that the compiled plan does.");
        for (int jdk : figures.jdks(Paired.SECTION)) {
            table(
                    Paired.SECTION,
                    jdk,
                    List.of("ingot GFLOP/s", "peak GFLOP/s", "ingot % of peak", "vector bits", "read GB/s"),
                    List.of("network", "Ingot, GFLOP/s", "peak, GFLOP/s", "share, %", "vector, bits", "reading, GB/s"));
        }
    }

    private void singleFigures() {
        if (heading(
                SingleFigures.SECTION,
                "Single figures",
                "Average time of a pass by JMH, each engine in processes of its own, one thread. On a busy machine these"
                        + " are less to be trusted than the ratios.")) {
            for (int jdk : figures.jdks(SingleFigures.SECTION)) {
                table(
                        SingleFigures.SECTION,
                        jdk,
                        List.of("plain us", "vector us", "ort us"),
                        List.of("network", "Ingot plain, µs", "Ingot vector, µs", "ONNX Runtime, µs"));
            }
        }
    }

    private void startUp() throws IOException {
        if (!heading(
                StartUp.SECTION,
                "Before the first answer",
                "From the start of the JVM to the first answer on one thread, the weights read from a file on both sides,"
                        + " original or prepared, processes of both engines taking turns. A ratio is that of the medians;"
                        + " the spread is that of neighbouring runs. Peak memory is what Linux calls VmHWM, after 21 answers. Code on"
                        + " disk is the runtime's jar with the generated classes, or ONNX Runtime's jar for all its"
                        + " platforms; ONNX Runtime's times include unpacking its native library, as its jar does by"
                        + " default.")) {
            return;
        }
        for (int jdk : figures.jdks(StartUp.SECTION)) {
            table(
                    StartUp.SECTION,
                    jdk,
                    List.of(
                            "ingot / ort",
                            "prepared / ort",
                            "ingot ms",
                            "prepared ms",
                            "ort ms",
                            "ingot peak MB",
                            "ort peak MB"),
                    List.of(
                            "network",
                            "Ingot / ONNX Runtime",
                            "prepared / ONNX Runtime",
                            "Ingot, ms",
                            "prepared, ms",
                            "ONNX R., ms",
                            "Ingot, MB",
                            "ONNX R., MB"));
        }
        List<String> engines = List.of("ingot", "prepared", "ort");
        BarChart chart = new BarChart("milliseconds to the first answer", false, engines.size());
        int newest =
                figures.jdks(StartUp.SECTION).get(figures.jdks(StartUp.SECTION).size() - 1);
        for (String subject : figures.subjects(StartUp.SECTION)) {
            for (String engine : engines) {
                figures.find(StartUp.SECTION, newest, subject, engine + " ms")
                        .ifPresent(time -> chart.add(subject + ", " + engine, time));
            }
        }
        chart(chart.svg(), "startup", "Time to the first answer on JDK " + newest);
        paragraph("On disk, in kB:");
        List<String> metrics =
                List.of("ingot code kB", "ort code kB", "ingot weights kB", "prepared weights kB", "ort weights kB");
        row(List.of(
                "network", "Ingot, code", "ONNX Runtime, code", "Ingot, weights", "prepared", "ONNX Runtime, weights"));
        rule(metrics.size() + 1);
        for (String subject : figures.subjects(StartUp.SECTION)) {
            row(cells(
                    StartUp.SECTION,
                    newest,
                    subject,
                    metrics,
                    size -> String.format(Locale.ROOT, "%.0f", size.median())));
        }
        text.append('\n');
    }

    private void loading() {
        if (heading(
                Loading.SECTION,
                "Loading large weights",
                "A safetensors file of 100 MB of float32 in the system's cache, loaded by a fresh JVM once; against reading the"
                        + " file into an array and copying that into another. The heap is the least of the serial collector in"
                        + " which it loads, to the megabyte; it must hold the packed weights, and is allowed the largest tensor and"
                        + " 16 MB more.")) {
            for (int jdk : figures.jdks(Loading.SECTION)) {
                table(
                        Loading.SECTION,
                        jdk,
                        List.of("load / copy", "load ms", "prepared ms", "copy ms", "heap MB", "packed MB", "largest MB"),
                        List.of(
                                "file",
                                "load / read and copy",
                                "load, ms",
                                "prepared, ms",
                                "read and copy, ms",
                                "heap, MB",
                                "packed, MB",
                                "largest tensor, MB"));
            }
        }
    }

    private void tierUp() {
        if (heading(
                TierUp.SECTION,
                "The first ten seconds",
                "Fresh JVMs answer one sample after the other until ten seconds after their start, those that move to vector"
                        + " kernels on the way and those that stay on plain ones taking turns. The 99th percentile of the"
                        + " answers' times, its ratio, how many answers there were, and when the JVM's network moved.")) {
            for (int jdk : figures.jdks(TierUp.SECTION)) {
                table(
                        TierUp.SECTION,
                        jdk,
                        List.of(
                                "p99 ratio",
                                "plain p99 us",
                                "tiered p99 us",
                                "plain answers",
                                "tiered answers",
                                "moved ms"),
                        List.of(
                                "network",
                                "ratio",
                                "plain, µs",
                                "moving, µs",
                                "plain, answers",
                                "moving, answers",
                                "moved after, ms"));
            }
        }
    }

    private void layers() {
        if (heading(
                LayerProfile.SECTION,
                "Where the time goes",
                "Each layer that multiplies, compiled as a network of its own with the layers that fuse with it; they and"
                        + " the probes of the limits take turns. The rate counts the multiply-adds that the compiled plan"
                        + " does, so not those that fusing an upsampling saves. A dense layer reads each of its weights once,"
                        + " so its limit is the rate of reading an array of their size.")) {
            for (int jdk : figures.jdks(LayerProfile.SECTION)) {
                table(
                        LayerProfile.SECTION,
                        jdk,
                        List.of("us", "multiply-adds", "GFLOP/s", "% of peak", "GB/s", "% of reading"),
                        List.of(
                                "layer",
                                "time, µs",
                                "multiply-adds",
                                "GFLOP/s",
                                "% of the peak",
                                "GB/s",
                                "% of reading"));
            }
        }
    }

    private void rates() {
        if (heading(
                LayerRates.SECTION,
                "Other layers",
                "Convolutions of other kinds beside a Conv2D 3x3 of about as many multiply-adds, as the share of its rate;"
                        + " 1x1x1 beside a Conv2D 1x1, since it too multiplies each value that it reads with each filter only once;"
                        + " and layers that wait for memory, of a 64x64x64 image, beside a copy that reads and writes as many values, as"
                        + " the share of its rate. A layer and its measure take turns.")) {
            for (int jdk : figures.jdks(LayerRates.SECTION)) {
                table(
                        LayerRates.SECTION,
                        jdk,
                        List.of("us", LayerRates.OF_CONV2D, LayerRates.OF_COPYING),
                        List.of("layer", "time, µs", "share of Conv2D's rate", "share of copying"));
            }
        }
    }

    /** A heading with how the section was measured; false, and nothing, if it was not measured. */
    private boolean heading(String section, String title, String how) {
        List<Integer> jdks = figures.jdks(section);
        if (jdks.isEmpty()) {
            return false;
        }
        paragraph("## " + title);
        paragraph(how);
        for (int jdk : jdks) {
            figures.origin(section, jdk)
                    .ifPresent(origin -> text.append("- ").append(origin).append('\n'));
        }
        text.append('\n');
        return true;
    }

    private void table(String section, int jdk, List<String> metrics, List<String> titles) {
        paragraph("JDK " + jdk + ":");
        row(titles);
        rule(titles.size());
        for (String subject : figures.subjects(section)) {
            row(cells(section, jdk, subject, metrics, Page::withSpread));
        }
        text.append('\n');
    }

    private List<String> cells(
            String section, int jdk, String subject, List<String> metrics, Function<Figure, String> format) {
        List<String> cells = new ArrayList<>(List.of(label(subject)));
        for (String metric : metrics) {
            cells.add(figures.find(section, jdk, subject, metric).map(format).orElse("-"));
        }
        return cells;
    }

    /** A subject as tables show it. */
    static String label(String subject) {
        return subject.replace(" " + Workload.FOLDED, " " + Workload.FOLDED + " (less work than ORT does)");
    }

    private static String withSpread(Figure figure) {
        String median = number(figure.median());
        return figure.low() == figure.high()
                ? median
                : median + " [" + number(figure.low()) + " .. " + number(figure.high()) + "]";
    }

    /** With three digits that count; a dash for NaN, which stands for what was not measured. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private void chart(String svg, String name, String alternative) throws IOException {
        Files.writeString(docs.resolve(CHARTS).resolve(name + ".svg"), svg);
        paragraph("![" + alternative + "](" + CHARTS + "/" + name + ".svg)");
    }

    private void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void rule(int columns) {
        text.append("|---|").append("---:|".repeat(columns - 1)).append('\n');
    }
}
