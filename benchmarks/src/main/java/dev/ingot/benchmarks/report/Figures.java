// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All figures of the page and where they come from: {@code figures.csv}. A line that starts with {@code #} says how a section
 * was measured on a JDK.
 */
public final class Figures {
    private static final String ORIGIN = "# ";

    private final Map<String, String> origins = new TreeMap<>();
    private final List<Figure> figures = new ArrayList<>();

    private Figures() {}

    /** No figures. */
    static Figures empty() {
        return new Figures();
    }

    /** The figures in a file; none if it does not exist. */
    public static Figures read(Path file) throws IOException {
        Figures all = empty();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(ORIGIN)) {
                    String[] keyAndText = line.substring(ORIGIN.length()).split(": ", 2);
                    all.origins.put(keyAndText[0], keyAndText[1]);
                } else if (!line.equals(Figure.HEADER)) {
                    all.figures.add(Figure.parse(line));
                }
            }
        }
        return all;
    }

    /** Writes them all. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        origins.forEach((key, text) -> lines.add(ORIGIN + key + ": " + text));
        lines.add(Figure.HEADER);
        figures.forEach(figure -> lines.add(figure.line()));
        Files.write(file, lines);
    }

    /**
     * Replaces what there is of a section on a JDK.
     *
     * @param origin when, where and how the new figures were measured
     */
    public void replace(String section, int jdk, String origin, List<Figure> measured) {
        figures.removeIf(figure -> figure.section().equals(section) && figure.jdk() == jdk);
        figures.addAll(measured);
        origins.put(section + " " + jdk, origin);
    }

    /** How a section was measured on a JDK. */
    public Optional<String> origin(String section, int jdk) {
        return Optional.ofNullable(origins.get(section + " " + jdk));
    }

    /** The JDKs that measured a section, in rising order. */
    public List<Integer> jdks(String section) {
        TreeSet<Integer> jdks = new TreeSet<>();
        of(section).forEach(figure -> jdks.add(figure.jdk()));
        return List.copyOf(jdks);
    }

    /** The subjects of a section, as measured. */
    public List<String> subjects(String section) {
        return of(section).stream().map(Figure::subject).distinct().toList();
    }

    /** A figure, if it was measured. */
    public Optional<Figure> find(String section, int jdk, String subject, String metric) {
        return of(section).stream()
                .filter(figure -> figure.jdk() == jdk
                        && figure.subject().equals(subject)
                        && figure.metric().equals(metric))
                .findFirst();
    }

    private List<Figure> of(String section) {
        return figures.stream()
                .filter(figure -> figure.section().equals(section))
                .toList();
    }
}
