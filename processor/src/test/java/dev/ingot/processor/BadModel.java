// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source that the processor must reject or warn about. A comment such as {@code // expect: 104@21 201} says which messages
 * stand on its line, and in which columns where that matters.
 */
record BadModel(String name, List<String> lines) {

    static final Path FOLDER = Path.of("src/test/resources/bad-models");

    private static final Pattern EXPECT = Pattern.compile("\\s*// expect:((?: \\d+(?:@\\d+)?)+)$", Pattern.MULTILINE);
    private static final Pattern MESSAGE = Pattern.compile("(\\d+)(?:@(\\d+))?");

    /** A message; column 0 is any column. */
    record Expected(int line, int number, int column) {}

    static List<BadModel> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(BadModel::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BadModel named(String name) {
        return read(FOLDER.resolve(name + ".java"));
    }

    private static BadModel read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            return new BadModel(name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String source() {
        return String.join("\n", lines) + "\n";
    }

    /** The source as a user would have written it. */
    String sourceWithoutComments() {
        return EXPECT.matcher(source()).replaceAll("");
    }

    /** A line as the user would have written it. */
    String code(int line) {
        return EXPECT.matcher(lines.get(line - 1)).replaceFirst("").strip();
    }

    List<Expected> expected() {
        List<Expected> expected = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            Matcher comment = EXPECT.matcher(lines.get(line - 1));
            if (comment.find()) {
                Matcher message = MESSAGE.matcher(comment.group(1));
                while (message.find()) {
                    int column = message.group(2) == null ? 0 : Integer.parseInt(message.group(2));
                    expected.add(new Expected(line, Integer.parseInt(message.group(1)), column));
                }
            }
        }
        return expected;
    }

    @Override
    public String toString() {
        return name;
    }
}
