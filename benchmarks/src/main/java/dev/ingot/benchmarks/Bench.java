// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks;

import dev.ingot.benchmarks.measure.KernelSet;
import dev.ingot.benchmarks.measure.LayerProfile;
import dev.ingot.benchmarks.measure.LayerRates;
import dev.ingot.benchmarks.measure.Loading;
import dev.ingot.benchmarks.measure.Paired;
import dev.ingot.benchmarks.measure.SingleFigures;
import dev.ingot.benchmarks.measure.StartUp;
import dev.ingot.benchmarks.measure.Sweep;
import dev.ingot.benchmarks.measure.TierUp;
import dev.ingot.benchmarks.model.Workload;
import dev.ingot.benchmarks.report.Figure;
import dev.ingot.benchmarks.report.Figures;
import dev.ingot.benchmarks.report.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the measurements, each in a process of its own, and rewrites the page. Figures of sections that are not run stay as they
 * are.
 */
public final class Bench {
    private static final String USAGE = """
            usage: bin/bench [--quick] [--jdk JAVA_HOME]... [--only SECTION[,SECTION]...] [--sweep-seconds N]
              --quick          short runs, for trying out; the page says so
              --jdk            a JDK to measure on, repeatable; default: the one that runs this
              --only           of paired, jmh, startup, loading, tier-up, layers, rates, sweep; "none" redraws the page
              --sweep-seconds  the longest time for the sweep of one kernel set on one JDK""";

    private static final Set<String> SECTIONS = new LinkedHashSet<>(List.of(
            Paired.SECTION,
            SingleFigures.SECTION,
            StartUp.SECTION,
            Loading.SECTION,
            TierUp.SECTION,
            LayerProfile.SECTION,
            LayerRates.SECTION,
            Sweep.SECTION));
    private static final String NONE = "none";
    private static final Set<Workload> PROFILED = EnumSet.of(Workload.M3, Workload.M4, Workload.M5);

    private final Path docs = Path.of("docs");
    private final Path models = Path.of("benchmarks/src/main/java/dev/ingot/benchmarks/model");
    private final List<Path> jdks = new ArrayList<>();
    private Set<String> sections = SECTIONS;
    private boolean quick;
    private String sweepSeconds = "";

    private Bench() {}

    /** Takes the options of {@code bin/bench}; runs in the project's directory. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Bench bench = new Bench();
        try {
            bench.read(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        bench.run();
    }

    private void read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--jdk" -> jdks.add(Path.of(value(arguments, ++i)));
                case "--only" -> sections = sections(value(arguments, ++i));
                case "--sweep-seconds" -> sweepSeconds = value(arguments, ++i);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (jdks.isEmpty()) {
            jdks.add(Path.of(System.getProperty("java.home")));
        }
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException("a value is missing after " + arguments[index - 1]);
        }
        return arguments[index];
    }

    private static Set<String> sections(String list) {
        Set<String> chosen = new LinkedHashSet<>(Arrays.asList(list.split(",")));
        chosen.remove(NONE);
        if (!SECTIONS.containsAll(chosen)) {
            throw new IllegalArgumentException("unknown section in " + list);
        }
        return chosen;
    }

    private void run() throws IOException, InterruptedException {
        Path file = docs.resolve("benchmarks/figures.csv");
        Files.createDirectories(file.getParent());
        Figures figures = Figures.read(file);
        for (String section : sections) {
            for (Path jdk : jdks) {
                String origin = Machine.describe(jdk) + (quick ? "; a quick run" : "");
                List<Figure> measured = new ArrayList<>();
                for (Command command : commands(section)) {
                    measured.addAll(measure(jdk, command));
                }
                figures.replace(section, Machine.feature(jdk), origin, measured);
                // After each section, so that a run that is stopped has lost only the last.
                figures.write(file);
            }
        }
        new Page(figures, docs).write();
    }

    /** The processes of a section. */
    private List<Command> commands(String section) {
        List<Command> commands = new ArrayList<>();
        if (section.equals(StartUp.SECTION)) {
            commands.add(new Command(KernelSet.PLAIN, StartUp.class, pick("3", "11")));
            return commands;
        }
        if (section.equals(Loading.SECTION)) {
            commands.add(new Command(KernelSet.PLAIN, Loading.class, pick("3", "15")));
            return commands;
        }
        if (section.equals(TierUp.SECTION)) {
            commands.add(new Command(KernelSet.PLAIN, TierUp.class, pick("1", "2")));
            return commands;
        }
        for (KernelSet kernels : List.of(KernelSet.PLAIN, KernelSet.VECTOR)) {
            if (section.equals(Paired.SECTION)) {
                addPaired(commands, kernels);
            } else if (section.equals(SingleFigures.SECTION)) {
                String iterations = pick("1", "4");
                commands.add(new Command(kernels, SingleFigures.class, "1", iterations, iterations));
            } else if (section.equals(LayerRates.SECTION)) {
                commands.add(new Command(kernels, LayerRates.class, pick("0.5", "1")));
            } else if (section.equals(LayerProfile.SECTION)) {
                for (Workload workload : PROFILED) {
                    commands.add(new Command(kernels, LayerProfile.class, source(workload), pick("1", "3")));
                }
            } else {
                // A trial of vector kernels for every shape would take longer than the shapes.
                KernelSet set = kernels == KernelSet.VECTOR ? KernelSet.VECTOR_AT_ONCE : kernels;
                String seconds = sweepSeconds.isEmpty() ? pick("30", "150") : sweepSeconds;
                commands.add(new Command(set, Sweep.class, seconds, pick("0.2", "0.8"), pick("0.5", "2.5")));
            }
        }
        return commands;
    }

    private void addPaired(List<Command> commands, KernelSet kernels) {
        String warmUp = pick("1", "3");
        String seconds = pick("1", "5");
        for (Workload workload : Workload.values()) {
            commands.add(new Command(kernels, Paired.class, workload.name(), "1", warmUp, seconds));
            if (workload.folded()) {
                String source = source(workload);
                commands.add(new Command(kernels, Paired.class, workload.name(), "1", warmUp, seconds, source));
            } else {
                commands.add(new Command(kernels, Paired.class, workload.name(), "2", warmUp, seconds));
            }
        }
    }

    private String source(Workload workload) {
        return models.resolve(workload.name() + ".java").toString();
    }

    private String pick(String quickly, String thoroughly) {
        return quick ? quickly : thoroughly;
    }

    /** A process that measures. */
    private record Command(KernelSet kernels, Class<?> main, String... arguments) {
        List<String> words(Path jdk) {
            List<String> words = new ArrayList<>();
            words.add(jdk.resolve("bin/java").toString());
            words.addAll(kernels.javaOptions());
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            words.addAll(List.of(arguments));
            return words;
        }

        @Override
        public String toString() {
            return main.getSimpleName() + " " + kernels + " " + String.join(" ", arguments);
        }
    }

    private static List<Figure> measure(Path jdk, Command command) throws IOException, InterruptedException {
        System.out.println(command);
        Process process = new ProcessBuilder(command.words(jdk))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Figure> figures = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println("  " + line);
                Figure.printed(line).ifPresent(figures::add);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
        return figures;
    }
}
