// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.BadModel.Expected;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.testing.Build;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad model gives exactly the messages that its comments announce. */
class BadModelsTest {

    private static final Comparator<Expected> IN_ORDER = Comparator.comparingInt(Expected::line)
            .thenComparingInt(Expected::number)
            .thenComparingInt(Expected::column);

    private static final Pattern NUMBER = Pattern.compile("^\\[ingot-(\\d+)\\] ");

    private static final Map<String, List<Diagnostic<? extends JavaFileObject>>> DIAGNOSTICS = new TreeMap<>();

    @TempDir
    private static Path folder;

    static List<BadModel> models() {
        return BadModel.all();
    }

    /** One task for all models without options: starting the compiler takes longer than the models. */
    @BeforeAll
    static void compile() {
        Build.javac(folder, List.of("-proc:none", "-classpath", Build.libraries()), files(BadModel.CLASS_FILES))
                .withoutMessages();
        models().stream().collect(Collectors.groupingBy(BadModel::options)).forEach(BadModelsTest::compile);
    }

    private static void compile(List<String> options, List<BadModel> models) {
        JavaFileObject[] sources = models.stream()
                .map(model -> Javac.source(model.name(), model.source()))
                .toArray(JavaFileObject[]::new);
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000", "-classpath"));
        all.add(folder + File.pathSeparator + Build.libraries());
        // A bug of the compiler, which has none that could be provoked.
        Processor processor = new NeuralNetworkProcessor(model -> {
            if (model.model().name().equals("Internal900")) {
                throw new IllegalStateException("a bug");
            }
        });
        for (Diagnostic<? extends JavaFileObject> diagnostic :
                Javac.compile(processor, all, sources).diagnostics()) {
            String model = diagnostic.getSource() == null ? models.get(0).name() : modelName(diagnostic);
            DIAGNOSTICS.computeIfAbsent(model, unseen -> new ArrayList<>()).add(diagnostic);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesExactlyTheExpectedMessages(BadModel model) {
        List<Diagnostic<? extends JavaFileObject>> ofModel = DIAGNOSTICS.getOrDefault(model.name(), List.of());

        List<Expected> expected = new ArrayList<>(model.expected());
        List<Expected> found = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : ofModel) {
            found.add(found(model, diagnostic, expected));
        }
        found.sort(IN_ORDER);
        expected.sort(IN_ORDER);
        assertThat(found).as(ofModel::toString).isEqualTo(expected);
    }

    /** By javac or Eclipse's compiler: EclipseTest compiles the models too. */
    @ParameterizedTest
    @EnumSource
    void everyMessageHasABadModel(Code code) {
        String words = Arrays.stream(code.name().toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());

        assertThat(models())
                .withFailMessage(
                        "no bad model expects %s: create %s%d.java in %s with // expect: %d on the line of the caret",
                        code, words, code.number(), BadModel.FOLDER, code.number())
                .anyMatch(model -> Stream.of(model.expected(), model.expectedOfEclipse())
                        .flatMap(List::stream)
                        .anyMatch(expected -> expected.number() == code.number()));
    }

    @Test
    void nothingIsSaidElsewhere() {
        assertThat(DIAGNOSTICS)
                .containsOnlyKeys(models().stream().map(BadModel::name).toList());
    }

    @Test
    void numbersAreUniqueAndInOrder() {
        List<Integer> numbers = Arrays.stream(Code.values()).map(Code::number).toList();

        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    private static String modelName(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource().getName().replaceFirst("^.*?([^/]+)\\.java$", "$1");
    }

    /** The diagnostic in the form of an expectation, without the column where that is left open. */
    private static Expected found(
            BadModel model, Diagnostic<? extends JavaFileObject> diagnostic, List<Expected> expected) {
        Matcher tag = NUMBER.matcher(Javac.message(diagnostic));
        assertThat(tag.find()).as(() -> "from the processor: " + diagnostic).isTrue();
        int number = Integer.parseInt(tag.group(1));
        int line = diagnostic.getSource() == null ? model.optionsLine() : (int) diagnostic.getLineNumber();
        Expected anyColumn = new Expected(line, number, 0);
        return expected.contains(anyColumn)
                ? anyColumn
                : new Expected(anyColumn.line(), number, (int) diagnostic.getColumnNumber());
    }
}
