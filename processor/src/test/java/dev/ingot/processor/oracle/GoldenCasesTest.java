// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.pass.Passes;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The golden cases as users meet them: annotated source, javac with the processor, the generated class. */
class GoldenCasesTest {

    @TestFactory
    Stream<DynamicContainer> generatedNetworksGiveTheGoldenValues(@TempDir Path directory) {
        return GoldenCase.FAMILIES.stream()
                .map(family -> DynamicContainer.dynamicContainer(
                        family, tests(DeclaredCase.read(family), directory.resolve(family))));
    }

    /** Transposed convolutions that users of another library stored with their results. */
    @TestFactory
    Stream<DynamicTest> generatedNetworksGiveTheValuesOfOthers(@TempDir Path directory) {
        assumeThat(GoldenCase.OTHERS)
                .as("numbers of others beside the repository")
                .isDirectory();
        List<DeclaredCase> cases = DeclaredCase.declared(GoldenCase.readOthers("dl4j_deconv"));
        assertThat(cases).hasSize(13);
        return tests(cases, directory);
    }

    /** First javac over the whole family, then a test per case. */
    private static Stream<DynamicTest> tests(List<DeclaredCase> cases, Path directory) {
        List<NetworkCompilation> compiled = new ArrayList<>();
        DynamicTest javac = DynamicTest.dynamicTest("javac", () -> {
            List<Declaration> declarations =
                    cases.stream().map(DeclaredCase::declaration).toList();
            compiled.add(NetworkCompilation.of(declarations, directory));
        });
        Stream<DynamicTest> runs = cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.golden().name(), () -> {
                    assumeThat(compiled).as("javac succeeded").isNotEmpty();
                    run(each, compiled.get(0));
                }));
        return Stream.concat(Stream.of(javac), runs).onClose(() -> compiled.forEach(NetworkCompilation::close));
    }

    private static void run(DeclaredCase each, NetworkCompilation compilation) {
        Graph lowered = DeclaredModel.graph(each.declaration(), MultiplyAdd.FUSED);
        Graph graph = Passes.run(lowered, Set.of(), (pass, after) -> {});
        Map<String, Tensor> weights = each.golden().weights(graph);
        Network network = compilation.load(each.declaration(), Weights.of(weights));
        Map<String, Tensor> outputs = network.run(each.inputs());
        assertThat(outputs.keySet())
                .containsExactlyElementsOf(each.declaration().outputs());

        List<String> faults = new ArrayList<>();
        List<float[]> interpreted = Interpretation.run(graph, weights, each.inputs());
        for (int i = 0; i < interpreted.size(); i++) {
            String keras = each.golden().description().outputs().get(i);
            String output = each.declaration().outputs().get(i);
            Tensor actual = outputs.get(output);
            assertThat(actual.shape().toArray())
                    .isEqualTo(each.golden().description().outputShapes().get(keras));
            new GoldenRule(each).check(keras, actual.toArray()).ifPresent(fault -> faults.add("golden: " + fault));
            Difference difference = Difference.between(actual.toArray(), interpreted.get(i), InterpreterRule.of(graph));
            if (!difference.accepted()) {
                faults.add("interpreter: " + output + ": " + difference);
            }
        }
        assertThat(faults).isEmpty();
    }
}
