// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.TypedModels;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.layer.WeightVariable;
import dev.ingot.processor.model.Lowerer;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.MethodSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well-known architectures as a user writes them, with blocks in blocks, against the reference interpreter. */
class ArchitecturesTest {

    private static final Path FOLDER = Path.of("src/test/resources/architectures");
    private static final Pattern INPUT = Pattern.compile("input = \\{\\d+, \\d+, 3}");
    private static final Pattern FILTERS = Pattern.compile("filters = (\\d+)");

    /** HotSpot compiles no longer methods. */
    private static final int LONGEST_METHOD = 8000;

    /** The numbers of parameters that Keras and the paper's figures give. */
    @ParameterizedTest
    @CsvSource({"ResNet50, 25636712", "UNet256, 31031745"})
    void haveTheirParameters(String name, long parameters) throws IOException {
        TypedModel model = model(name, source(name));

        assertThat(model.model().layers().stream()
                        .flatMap(layer -> layer.weights(model.inputs(layer)).stream())
                        .map(WeightVariable::shape)
                        .mapToLong(shape -> shape.elements())
                        .sum())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"ResNet50, 32, 16", "UNet256, 32, 16"})
    void agreeWithTheInterpreterWhenSmall(String name, int side, int divisor, @TempDir Path directory)
            throws IOException {
        compare(name, scaled(source(name), side, divisor), directory);
    }

    /** As they are: 4 and 55 thousand million multiply-adds, which take the interpreter one minute and four, of processor time. */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"ResNet50, 224, 1", "UNet256, 256, 1"})
    void agreeWithTheInterpreter(String name, int side, int divisor, @TempDir Path directory) throws IOException {
        compare(name, scaled(source(name), side, divisor), directory);
    }

    private static void compare(String name, String source, Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".java"), source);
        Graph lowered = Lowerer.lower(model(name, source), MultiplyAdd.FUSED);
        Graph graph = Passes.run(lowered, Set.of(), (pass, after) -> {});
        try (Build build = Build.strict(directory.resolve("out"), List.of(file))) {
            InterpreterComparison comparison = new InterpreterComparison(MultiplyAdd.FUSED, 1, true);

            assertThat(comparison.faults(graph, weights -> build.load("com.example." + name + "Network", weights)))
                    .isEmpty();
            build.classFiles()
                    .forEach((className, bytes) -> assertThat(MethodSizes.of(bytes))
                            .as(className)
                            .allSatisfy((method, length) -> assertThat(length).isLessThan(LONGEST_METHOD)));
        }
    }

    private static TypedModel model(String name, String source) {
        return TypedModels.read("com.example." + name, source).get(0);
    }

    private static String source(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".java"));
    }

    /** Of smaller images and with fewer filters. */
    private static String scaled(String source, int side, int divisor) {
        String smaller = INPUT.matcher(source).replaceAll("input = {%d, %d, 3}".formatted(side, side));
        return FILTERS.matcher(smaller)
                .replaceAll(filters -> "filters = " + Math.max(1, Integer.parseInt(filters.group(1)) / divisor));
    }
}
