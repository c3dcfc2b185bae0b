// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.ingot.processor.BadModel.Expected;
import dev.ingot.processor.check.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad model gives exactly the messages that its comments announce. */
class BadModelsTest {

    /** These need more than a source: {@link NeuralNetworkProcessorTest}, {@link OptionsTest}, BlocksTest provoke them. */
    private static final Set<Code> PROVOKED_ELSEWHERE =
            Set.of(Code.INTERNAL, Code.UNKNOWN_OPTION, Code.BROKEN_BLOCK, Code.UNORDERED_BLOCK);

    private static final Comparator<Expected> IN_ORDER = Comparator.comparingInt(Expected::line)
            .thenComparingInt(Expected::number)
            .thenComparingInt(Expected::column);

    private static final Pattern NUMBER = Pattern.compile("^\\[ingot-(\\d+)\\] ");

    private static Map<String, List<Diagnostic<? extends JavaFileObject>>> diagnostics;

    static List<BadModel> models() {
        return BadModel.all();
    }

    /** One task for all models: starting the compiler takes longer than the models. */
    @BeforeAll
    static void compile() {
        JavaFileObject[] sources = models().stream()
                .map(model -> Javac.source(model.name(), model.source()))
                .toArray(JavaFileObject[]::new);
        List<String> options = List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000");
        Compilation compilation = Javac.compile(new NeuralNetworkProcessor(), options, sources);
        diagnostics = compilation.diagnostics().stream().collect(Collectors.groupingBy(BadModelsTest::modelName));
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesExactlyTheExpectedMessages(BadModel model) {
        List<Diagnostic<? extends JavaFileObject>> ofModel = diagnostics.getOrDefault(model.name(), List.of());

        List<Expected> expected = new ArrayList<>(model.expected());
        List<Expected> found = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : ofModel) {
            found.add(found(diagnostic, expected));
        }
        found.sort(IN_ORDER);
        expected.sort(IN_ORDER);
        assertThat(found).as(ofModel::toString).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageHasABadModel(Code code) {
        Set<Integer> numbers = BadModel.all().stream()
                .flatMap(model -> model.expected().stream())
                .map(Expected::number)
                .collect(Collectors.toSet());

        assertThat(numbers.contains(code.number()) || PROVOKED_ELSEWHERE.contains(code))
                .as("add a file to %s with // expect: %d", BadModel.FOLDER, code.number())
                .isTrue();
    }

    @Test
    void nothingIsSaidElsewhere() {
        assertThat(diagnostics)
                .containsOnlyKeys(models().stream().map(BadModel::name).toList());
    }

    @Test
    void numbersAreUniqueAndInOrder() {
        List<Integer> numbers = Arrays.stream(Code.values()).map(Code::number).toList();

        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    private static String modelName(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? "no model"
                : diagnostic.getSource().getName().replaceFirst("^.*?([^/]+)\\.java$", "$1");
    }

    /** The diagnostic in the form of an expectation, without the column where that is left open. */
    private static Expected found(Diagnostic<? extends JavaFileObject> diagnostic, List<Expected> expected) {
        Matcher tag = NUMBER.matcher(Javac.message(diagnostic));
        assertThat(tag.find()).as(() -> "from the processor: " + diagnostic).isTrue();
        int number = Integer.parseInt(tag.group(1));
        Expected anyColumn = new Expected((int) diagnostic.getLineNumber(), number, 0);
        return expected.contains(anyColumn)
                ? anyColumn
                : new Expected(anyColumn.line(), number, (int) diagnostic.getColumnNumber());
    }
}
