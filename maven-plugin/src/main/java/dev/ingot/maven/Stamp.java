// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.importer.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A note of what a goal has read and written, by which it knows that it has nothing to do: parameters, and size and time of
 * each file.
 */
final class Stamp {
    private static final String INPUT = "input ";
    private static final String OUTPUT = "output ";

    private final Path file;
    private final String settings;
    private final List<Path> inputs;

    /**
     * A stamp.
     *
     * @param file where it is kept
     * @param settings the parameters
     * @param inputs files and folders
     */
    Stamp(Path file, String settings, List<Path> inputs) {
        this.file = file;
        this.settings = settings.replace('\n', ' ');
        this.inputs = List.copyOf(inputs);
    }

    /** Whether all is as when the stamp was last written. */
    boolean isCurrent() throws IOException {
        List<String> now = new ArrayList<>(before());
        for (Path output : outputs()) {
            now.add(line(OUTPUT, output));
        }
        return lines().equals(now);
    }

    /** The outputs when the stamp was last written. */
    List<Path> outputs() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(OUTPUT))
                .map(line -> Path.of(line.substring(line.indexOf('/') + 1)))
                .toList();
    }

    void write(List<Path> outputs) throws IOException {
        List<String> lines = new ArrayList<>(before());
        for (Path output : outputs) {
            lines.add(line(OUTPUT, output));
        }
        try (Replacement replacement = Replacement.of(file)) {
            Files.write(replacement.draft(), lines);
            replacement.put();
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<String> before() throws IOException {
        List<String> lines = new ArrayList<>(List.of(settings));
        for (Path input : inputs) {
            for (Path each : files(input)) {
                lines.add(line(INPUT, each));
            }
        }
        return lines;
    }

    private static TreeSet<Path> files(Path input) throws IOException {
        try (Stream<Path> files = Files.walk(input)) {
            TreeSet<Path> found = new TreeSet<>();
            files.filter(Files::isRegularFile).forEach(found::add);
            return found;
        } catch (NoSuchFileException none) {
            return new TreeSet<>();
        }
    }

    private static String line(String kind, Path path) throws IOException {
        String state = "gone";
        if (Files.exists(path)) {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            state = attributes.size() + " " + attributes.lastModifiedTime().toMillis();
        }
        return kind + state + "/" + path;
    }
}
