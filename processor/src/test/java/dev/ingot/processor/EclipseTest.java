// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler gives the same messages on the same lines, and compiles what is generated. */
class EclipseTest {

    /**
     * Where it differs: it knows no position of a record, gives each of the fields of one declaration annotations of its own,
     * cannot place a message in an annotation beside one with an empty array, and places those about an element of an array at
     * the start of an annotation of several lines.
     */
    private static final Set<String> DIFFERENT =
            Set.of("BlockHosts", "InputCount203", "NotAClass301", "Set233", "SetSyntax232", "SharedDeclaration305");

    /** These need what only javac is given here: an option, and a failure. */
    private static final Set<String> OF_JAVAC = Set.of("Internal900", "UnknownOption901");

    /** The place, the source line, the marks below it and the message. */
    private static final Pattern MESSAGE = Pattern.compile(
            "^\\d+\\. (?:ERROR|WARNING) in .*[/\\\\](\\w+)\\.java \\(at line (\\d+)\\)\\R.*\\R.*\\R\\[ingot-(\\d+)\\]",
            Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void badModelsGiveTheSameMessages() throws IOException {
        Path blocks = folder.resolve("blocks");
        Build.javac(
                        blocks,
                        List.of("-proc:none", "-classpath", Build.libraries()),
                        BadModelsTest.files(BadModel.CLASS_FILES))
                .withoutMessages();
        String expected = BadModel.all().stream()
                .filter(model -> !DIFFERENT.contains(model.name()) && !OF_JAVAC.contains(model.name()))
                .flatMap(model -> model.expectedOfEclipse().stream()
                        .map(message -> place(model.name(), message.line(), message.number())))
                .sorted()
                .collect(Collectors.joining("\n"));

        String output = compile(BadModel.FOLDER, blocks.toString());
        String found = MESSAGE.matcher(output)
                .results()
                .filter(message -> !DIFFERENT.contains(message.group(1)))
                .map(message ->
                        place(message.group(1), Integer.parseInt(message.group(2)), Integer.parseInt(message.group(3))))
                .sorted()
                .collect(Collectors.joining("\n"));

        assertThat(found).isEqualTo(expected);
        assertThat(output)
                .as("beside an empty array")
                .contains("[ingot-203] again (@Flatten): expected one input, but got 0");
    }

    @Test
    void goodModelsCompile() throws IOException {
        assertThat(compile(GoodModelsTest.FOLDER)).doesNotContain("ERROR").doesNotContain("[ingot-");
        Set<String> classes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> file.getFileName().toString()).forEach(classes::add);
        }
        assertThat(classes).contains("UnnamedPackageNetwork.class", "Nested_InnerNetwork.class", "GrößeNetwork.class");
    }

    private static String place(String model, int line, int number) {
        return String.format(Locale.ROOT, "%s:%d: %d", model, line, number);
    }

    private String compile(Path sources, String... classPath) throws IOException {
        JavaCompiler compiler = new EclipseCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> paths = Files.list(sources)) {
            List<File> units = paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(Path::toFile)
                    .toList();
            String output = folder.toString();
            List<String> options = List.of(
                    "-17",
                    "-encoding",
                    "UTF-8",
                    "-d",
                    output,
                    "-s",
                    output,
                    "-cp",
                    String.join(File.pathSeparator, classPath)
                            + File.pathSeparator
                            + System.getProperty("java.class.path"));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(out, files, null, options, null, files.getJavaFileObjectsFromFiles(units));
            task.setProcessors(List.of(new NeuralNetworkProcessor()));
            task.call();
        }
        return out.toString();
    }
}
