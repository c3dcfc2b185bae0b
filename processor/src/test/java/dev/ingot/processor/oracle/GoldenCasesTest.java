// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.pass.Pass;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The golden cases as users meet them: annotated source, javac with the processor, the generated class, on either kernels. */
class GoldenCasesTest {

    private static final Set<String> ALL_PASSES =
            Passes.ALL.stream().map(Pass::name).collect(Collectors.toCollection(TreeSet::new));

    @TestFactory
    Stream<DynamicContainer> generatedNetworksGiveTheGoldenValues(@TempDir Path directory) {
        return GoldenCase.FAMILIES.stream()
                .map(family -> container(family, DeclaredCase.read(family), Set.of(), directory.resolve(family)));
    }

    /** Transposed convolutions that users of another library stored with their results. */
    @TestFactory
    Stream<DynamicTest> generatedNetworksGiveTheValuesOfOthers(@TempDir Path directory) {
        assumeThat(GoldenCase.OTHERS)
                .as("numbers of others beside the repository")
                .isDirectory();
        List<DeclaredCase> cases = DeclaredCase.declared(GoldenCase.readOthers("dl4j_deconv"));
        assertThat(cases).hasSize(13);
        return tests(cases, Set.of(), directory);
    }

    /** No pass at all, and all but one, for the cases in which that one does something. */
    @TestFactory
    @Tag("slow")
    Stream<DynamicContainer> generatedNetworksGiveTheGoldenValuesWithoutPasses(@TempDir Path directory) {
        Stream<DynamicContainer> none = GoldenCase.FAMILIES.stream()
                .map(family -> container(
                        family,
                        DeclaredCase.read(family),
                        ALL_PASSES,
                        directory.resolve("none").resolve(family)));
        Stream<DynamicContainer> allButOne = ALL_PASSES.stream()
                .flatMap(pass -> GoldenCase.FAMILIES.stream()
                        .map(family -> container(
                                family + " without " + pass,
                                DeclaredCase.read(family).stream()
                                        .filter(each -> GoldenGraphsTest.fired(lowered(each))
                                                .contains(pass))
                                        .toList(),
                                Set.of(pass),
                                directory.resolve(pass).resolve(family))));
        return Stream.concat(none, allButOne);
    }

    private static DynamicContainer container(
            String name, List<DeclaredCase> cases, Set<String> disabled, Path directory) {
        return DynamicContainer.dynamicContainer(
                name, cases.isEmpty() ? Stream.of() : tests(cases, disabled, directory));
    }

    /** First javac over all of these cases, then a test per case. */
    private static Stream<DynamicTest> tests(List<DeclaredCase> cases, Set<String> disabled, Path directory) {
        List<NetworkCompilation> compiled = new ArrayList<>();
        DynamicTest javac = DynamicTest.dynamicTest("javac", () -> {
            List<Declaration> declarations =
                    cases.stream().map(DeclaredCase::declaration).toList();
            String[] options =
                    disabled.isEmpty() ? new String[0] : new String[] {"-Aingot.disable=" + String.join(",", disabled)};
            compiled.add(NetworkCompilation.of(declarations, directory, options));
        });
        Stream<DynamicTest> runs = cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.golden().name(), () -> {
                    assumeThat(compiled).as("javac succeeded").isNotEmpty();
                    run(each, disabled, compiled.get(0));
                }));
        return Stream.concat(Stream.of(javac), runs).onClose(() -> compiled.forEach(NetworkCompilation::close));
    }

    private static Graph lowered(DeclaredCase each) {
        return DeclaredModel.graph(each.declaration(), MultiplyAdd.FUSED);
    }

    private static void run(DeclaredCase each, Set<String> disabled, NetworkCompilation compilation) {
        Graph graph = Passes.run(lowered(each), disabled, (pass, after) -> {});
        Map<String, Tensor> weights = each.golden().weights(graph);
        List<float[]> interpreted = Interpretation.run(graph, weights, each.inputs());
        List<String> faults = new ArrayList<>();
        for (KernelSet kernels : KernelSet.values()) {
            Map<String, Tensor> outputs = kernels.run(() ->
                    compilation.load(each.declaration(), Weights.of(weights)).run(each.inputs()));
            assertThat(outputs.keySet())
                    .containsExactlyElementsOf(each.declaration().outputs());
            for (int i = 0; i < interpreted.size(); i++) {
                String keras = each.golden().description().outputs().get(i);
                String output = each.declaration().outputs().get(i);
                Tensor actual = outputs.get(output);
                assertThat(actual.shape().toArray())
                        .isEqualTo(each.golden().description().outputShapes().get(keras));
                new GoldenRule(each)
                        .check(keras, actual.toArray())
                        .ifPresent(fault -> faults.add(kernels + ": golden: " + fault));
                Difference difference =
                        Difference.between(actual.toArray(), interpreted.get(i), InterpreterRule.of(graph));
                if (!difference.accepted()) {
                    faults.add(kernels + ": interpreter: " + output + ": " + difference);
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
