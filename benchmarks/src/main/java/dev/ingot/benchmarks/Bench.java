// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks;

import dev.ingot.benchmarks.measure.LayerProfile;
import dev.ingot.benchmarks.measure.Paired;
import dev.ingot.benchmarks.measure.SingleFigures;
import dev.ingot.benchmarks.measure.StartUp;
import dev.ingot.benchmarks.measure.Sweep;
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
              --only           of paired, jmh, startup, layers, sweep; "none" redraws the page
              --sweep-seconds  the longest time for the sweep on one JDK""";

    private static final Set<String> SECTIONS = new LinkedHashSet<>(
            List.of(Paired.SECTION, SingleFigures.SECTION, StartUp.SECTION, LayerProfile.SECTION, Sweep.SECTION));
    private static final String NONE = "none";
    private static final List<String> PROFILED = List.of("M3", "M5");

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
                for (List<String> command : commands(section)) {
                    measured.addAll(measure(jdk, command));
                }
                figures.replace(section, Machine.feature(jdk), origin, measured);
                // After each section, so that a run that is stopped has lost only the last.
                figures.write(file);
            }
        }
        new Page(figures, docs).write();
    }

    /** The main classes of a section with their arguments. */
    private List<List<String>> commands(String section) {
        List<List<String>> commands = new ArrayList<>();
        if (section.equals(Paired.SECTION)) {
            for (Workload workload : Workload.values()) {
                for (String threads : List.of("1", "2")) {
                    commands.add(command(Paired.class, workload.name(), threads, pick("2", "8"), pick("2", "15")));
                }
            }
        } else if (section.equals(SingleFigures.SECTION)) {
            commands.add(command(SingleFigures.class, pick("1", "3"), pick("2", "8"), pick("2", "5")));
        } else if (section.equals(StartUp.SECTION)) {
            commands.add(command(StartUp.class, pick("3", "15")));
        } else if (section.equals(LayerProfile.SECTION)) {
            for (String model : PROFILED) {
                String source = models.resolve(model + ".java").toString();
                commands.add(command(LayerProfile.class, source, pick("2", "6")));
            }
        } else {
            String seconds = sweepSeconds.isEmpty() ? pick("60", "900") : sweepSeconds;
            commands.add(command(Sweep.class, seconds, pick("0.2", "1"), pick("1e8", "3e9")));
        }
        return commands;
    }

    private String pick(String quickly, String thoroughly) {
        return quick ? quickly : thoroughly;
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<Figure> measure(Path jdk, List<String> mainAndArguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        System.out.println(String.join(" ", mainAndArguments));
        Process process = new ProcessBuilder(command)
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
            throw new IllegalStateException(mainAndArguments.get(0) + " failed");
        }
        return figures;
    }
}
