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
 * stand on its line, and in which columns where that matters; {@code // expect: 229 (Eclipse: 241)} that Eclipse's compiler has
 * another one there. A line {@code // options: -Aingot.fma=fals} gives the compiler options; what is expected on it stands
 * nowhere in the source.
 */
record BadModel(String name, List<String> lines) {

    static final Path FOLDER = Path.of("src/test/resources/bad-models");

    /** Blocks that the models know as class files, compiled without the processor. */
    static final Path CLASS_FILES = FOLDER.resolve("class-files");

    private static final Pattern EXPECT =
            Pattern.compile("\\s*// expect:((?: \\d+(?:@\\d+)?)+)(?: \\(Eclipse: (\\d+)\\))?$", Pattern.MULTILINE);
    private static final Pattern OPTIONS = Pattern.compile("^// options: (\\S+)");
    private static final Pattern MESSAGE = Pattern.compile("(\\d+)(?:@(\\d+))?");

    /** A message; column 0 is any column. */
    record Expected(int line, int number, int column) {}

    static List<BadModel> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(BadModel::read)
                    .toList();
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
        return EXPECT.matcher(lines.get(line - 1))
                .replaceFirst("")
                .replace("// options: ", "")
                .strip();
    }

    /** What the compiler is given besides the source. */
    List<String> options() {
        return lines.stream()
                .map(OPTIONS::matcher)
                .filter(Matcher::find)
                .map(option -> option.group(1))
                .toList();
    }

    /** The line of the first option, from 1. */
    int optionsLine() {
        int line = 1;
        while (!OPTIONS.matcher(lines.get(line - 1)).find()) {
            line++;
        }
        return line;
    }

    List<Expected> expected() {
        return expected(false);
    }

    List<Expected> expectedOfEclipse() {
        return expected(true);
    }

    private List<Expected> expected(boolean eclipse) {
        List<Expected> expected = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            Matcher comment = EXPECT.matcher(lines.get(line - 1));
            if (!comment.find()) {
                continue;
            }
            boolean differs = eclipse && comment.group(2) != null;
            Matcher message = MESSAGE.matcher(differs ? comment.group(2) : comment.group(1));
            while (message.find()) {
                int column = message.group(2) == null ? 0 : Integer.parseInt(message.group(2));
                expected.add(new Expected(line, Integer.parseInt(message.group(1)), column));
            }
        }
        return expected;
    }

    @Override
    public String toString() {
        return name;
    }
}
