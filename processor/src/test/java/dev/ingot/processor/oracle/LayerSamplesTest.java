// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.layer.CustomLayer;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden samples of layers: a file for each that the golden cases leave out, with its declaration, inputs, weights and the output
 * that Keras' definition gives, computed from that definition alone.
 */
class LayerSamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/layer-samples");
    private static final Pattern TENSOR = Pattern.compile("(\\w+) \\((.*)\\): (.*)");

    private static final double TOLERANCE = 1e-6;

    private static Build build;

    /** A file. */
    private record Sample(
            String name, String declaration, List<Tensor> inputs, Map<String, Tensor> weights, Tensor output) {

        static Sample read(Path file) {
            try {
                List<String> lines = Files.readAllLines(file);
                List<Tensor> inputs = new ArrayList<>();
                Map<String, Tensor> others = new HashMap<>();
                for (String line : lines.subList(1, lines.size())) {
                    Matcher tensor = TENSOR.matcher(line);
                    assertThat(tensor.matches()).as("%s: %s", file, line).isTrue();
                    Tensor values = tensor(numbers(tensor.group(2), ", "), tensor.group(3));
                    if (tensor.group(1).equals("input")) {
                        inputs.add(values);
                    } else {
                        others.put(tensor.group(1), values);
                    }
                }
                Tensor output = others.remove("output");
                String name = file.getFileName().toString().replace(".txt", "");
                return new Sample(name, lines.get(0), inputs, others, output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int[] numbers(String text, String separator) {
            return Stream.of(text.split(separator))
                    .filter(number -> !number.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }

        private static Tensor tensor(int[] shape, String text) {
            String[] numbers = text.split(" ");
            float[] values = new float[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(numbers[i]);
            }
            return Tensor.of(values, shape);
        }

        String inputName(int index) {
            return "input" + index;
        }

        /** A network of the layer alone. */
        String source() {
            StringBuilder fields = new StringBuilder();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                String sizes = Arrays.toString(inputs.get(i).shape().toArray()).replaceAll("[\\[\\]]", "");
                fields.append("@Input({%s}) Layer %s;\n".formatted(sizes, inputName(i)));
                names.add('"' + inputName(i) + '"');
            }
            return "package samples;\nimport dev.ingot.dsl.*;\n@NeuralNetwork\nfinal class Sample%s {\n%s@From({%s}) %s\nLayer layer;\n}\n"
                    .formatted(name, fields, String.join(", ", names), declaration);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Sample::read).toList();
        }
    }

    static Stream<LayerType> types() {
        return LayerTable.types().stream();
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Sample sample : samples()) {
            sources.add(Files.writeString(directory.resolve("Sample" + sample.name + ".java"), sample.source()));
        }
        build = Build.strict(directory.resolve("out"), sources);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheOutput(Sample sample) {
        Map<String, Tensor> weights = new HashMap<>();
        sample.weights.forEach((variable, value) -> weights.put("layer/" + variable, value));
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < sample.inputs.size(); i++) {
            Tensor input = sample.inputs.get(i);
            inputs.put(
                    sample.inputName(i),
                    Tensor.of(input.toArray(), input.shape().withBatch(1).toArray()));
        }
        for (KernelSet kernels : KernelSet.values()) {
            Network network =
                    kernels.run(() -> build.load("samples.Sample" + sample.name + "Network", Weights.of(weights)));
            Tensor output = network.run(inputs).get("layer");

            assertThat(output.shape()).isEqualTo(sample.output.shape().withBatch(1));
            Difference difference = Difference.between(
                    output.toArray(),
                    sample.output.toArray(),
                    (i, actual, expected) ->
                            Math.abs((double) actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)));
            assertThat(difference.accepted()).as(difference::toString).isTrue();
        }
    }

    /** What a layer of the user's gives is the user's: CustomLayersTest. */
    @ParameterizedTest
    @MethodSource("types")
    void everyLayerHasGoldenValues(LayerType type) {
        if (type.definition() == CustomLayer.class || Golden.TYPES.contains(type)) {
            return;
        }
        Path file = FOLDER.resolve(type.kerasClass() + ".txt");
        assertThat(file)
                .withFailMessage(
                        "@%1$s has no golden values: create %2$s with its declaration, inputs, weights and output, in the form of %3$s",
                        type.kerasClass(), file, FOLDER.resolve("Conv3D.txt"))
                .exists();
        assertThat(Sample.read(file).declaration).matches("@" + type.kerasClass() + "\\b.*");
    }

    /** The layers of the golden cases. */
    private static final class Golden {

        private static final Set<LayerType> TYPES = GoldenCase.FAMILIES.stream()
                .flatMap(family -> DeclaredCase.read(family).stream())
                .flatMap(each -> each.declaration().fields().stream())
                .map(Declaration.Field::type)
                .collect(Collectors.toSet());

        private Golden() {}
    }
}
