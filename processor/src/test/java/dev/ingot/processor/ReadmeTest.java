// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages for users say what is so: their Java compiles, with javac's messages and the generated methods that they show.
 * Each model class of a page is a file of its own and each other snippet the body of a method after it.
 */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern MODULE = Pattern.compile("(?s)^(open )?module .*");
    private static final Pattern MODEL = Pattern.compile("(?s).*@NeuralNetwork.*?class (\\w+).*");
    private static final Pattern MESSAGE =
            Pattern.compile("(?ms)^<!-- javac: (?<right>.*?) -> (?<wrong>.*?) -->\n```text\n(?<text>.*?)^```$");
    private static final Pattern GENERATED =
            Pattern.compile("(?ms)^<!-- generated: (?<methods>.*?) -->\n```java\n(?<text>.*?)^```$");
    private static final String HEADER =
            "package com.example.digits; import dev.ingot.dsl.*; import dev.ingot.runtime.*; import java.io.*; "
                    + "import java.nio.file.*; import java.util.*; ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/getting-started.md",
                "docs/graphs.md",
                "docs/weights.md",
                "docs/generated-code.md"
            })
    void javaCompiles(String page) throws IOException {
        List<Path> sources = models(Files.readString(ROOT.resolve(page)));
        int methods = 0;
        StringBuilder methodBodies = new StringBuilder();
        for (String block :
                blocks(GENERATED.matcher(Files.readString(ROOT.resolve(page))).replaceAll(""))) {
            if (MODULE.matcher(block).matches()) {
                sources.add(write("module-info", block));
            } else if (!MODEL.matcher(block).matches()) {
                methodBodies.append(String.format(
                        Locale.ROOT,
                        "static void snippet%d(Path path, float[] latent) throws Exception {\n%s}\n",
                        methods++,
                        block));
            }
        }
        sources.add(write("Snippets", "class Snippets {\n" + methodBodies + "}\n"));

        assertThat(javac(sources, "-Werror")).isEmpty();
        assertThat(sources).hasSizeGreaterThan(1);
    }

    @Test
    void javacSaysWhatTheReadmeSays() throws IOException {
        String page = Files.readString(ROOT.resolve("README.md"));
        Matcher message = MESSAGE.matcher(page);
        assertThat(message.find()).isTrue();
        Path model = models(page).get(0);
        String source = Files.readString(model);
        Files.writeString(model, source.replace(message.group("right"), message.group("wrong")));

        String said = javac(List.of(model)).replace(directory + File.separator, "");

        compareOrUpdate(message, said, page);
    }

    @Test
    void theGeneratedMethodsAreThoseOfTheReadme() throws IOException {
        String page = Files.readString(ROOT.resolve("README.md"));
        Matcher shown = GENERATED.matcher(page);
        assertThat(shown.find()).isTrue();
        assertThat(javac(models(page))).isEmpty();
        String network = Files.readString(directory.resolve("com/example/digits/GeneratorNetwork.java"));

        String methods = Stream.of(shown.group("methods").split(" "))
                .map(name -> method(network, name))
                .collect(Collectors.joining("\n"));

        compareOrUpdate(shown, methods, page);
    }

    private static void compareOrUpdate(Matcher shown, String actual, String page) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    ROOT.resolve("README.md"),
                    page.substring(0, shown.start("text")) + actual + page.substring(shown.end("text")));
        } else {
            assertThat(shown.group("text")).isEqualTo(actual);
        }
    }

    /** A method with its comment, at the margin. */
    private static String method(String source, String name) {
        Matcher method = Pattern.compile("(?ms)^    /\\*\\* [^\n]*\n    private void " + name + "\\(.*?^    }\n")
                .matcher(source);
        assertThat(method.find()).as("method %s of the generated class", name).isTrue();
        return method.group().replaceAll("(?m)^    ", "");
    }

    private static List<String> blocks(String page) {
        return FENCED.matcher(page).results().map(block -> block.group(1)).toList();
    }

    private List<Path> models(String page) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String block : blocks(page)) {
            Matcher model = MODEL.matcher(block);
            if (model.matches()) {
                files.add(write(model.group(1), block));
            }
        }
        return files;
    }

    /** Writes a source file whose line numbers are those of its text: the header stands before its first. */
    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name + ".java");
        boolean module = name.equals("module-info");
        return Files.writeString(file, module ? text : HEADER + text);
    }

    /** What javac prints. */
    private String javac(List<Path> sources, String... extra) {
        boolean module = sources.stream().anyMatch(source -> source.endsWith("module-info.java"));
        List<String> options = new ArrayList<>(List.of("--release", "17", "-Xlint:all"));
        options.addAll(List.of(module ? "--module-path" : "-classpath", Build.libraries()));
        options.addAll(List.of(extra));
        return Build.javac(directory, options, sources).messages().replace(System.lineSeparator(), "\n");
    }
}
