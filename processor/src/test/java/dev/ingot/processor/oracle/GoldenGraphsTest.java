// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphPrinter;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.pass.Pass;
import dev.ingot.processor.pass.Passes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden cases as graphs in the reference interpreter: lowered, after all passes, and without each of the passes that
 * change something.
 */
class GoldenGraphsTest {

    @TestFactory
    Stream<DynamicContainer> graphsGiveTheGoldenValues() {
        return GoldenCase.FAMILIES.stream()
                .map(family -> DynamicContainer.dynamicContainer(
                        family,
                        DeclaredCase.read(family).stream()
                                .map(each ->
                                        DynamicTest.dynamicTest(each.golden().name(), () -> interpret(each)))));
    }

    private static void interpret(DeclaredCase each) {
        GoldenCase golden = each.golden();
        List<String> faults = new ArrayList<>();
        variants(DeclaredModel.graph(each.declaration(), MultiplyAdd.FUSED)).forEach((name, graph) -> {
            List<float[]> outputs = Interpretation.run(graph, golden.weights(graph), each.inputs());
            for (int i = 0; i < outputs.size(); i++) {
                String output = golden.description().outputs().get(i);
                new GoldenRule(each).check(output, outputs.get(i)).ifPresent(fault -> faults.add(name + ": " + fault));
            }
        });
        assertThat(faults).isEmpty();
    }

    /** The graphs to compare, by what was done to them. */
    private static Map<String, Graph> variants(Graph lowered) {
        GraphVerifier.verify(lowered);
        Map<String, Graph> variants = new LinkedHashMap<>();
        variants.put("no pass", lowered);
        Set<String> fired = fired(lowered);
        if (!fired.isEmpty()) {
            variants.put("all passes", run(lowered, Set.of()));
        }
        if (fired.size() > 1) {
            fired.forEach(pass -> variants.put("all passes but " + pass, run(lowered, Set.of(pass))));
        }
        return variants;
    }

    /** The passes that change something of a graph. */
    static Set<String> fired(Graph lowered) {
        return Passes.ALL.stream()
                .filter(pass -> changes(pass, lowered))
                .map(Pass::name)
                .collect(Collectors.toSet());
    }

    private static boolean changes(Pass pass, Graph lowered) {
        String[] before = {GraphPrinter.print(lowered)};
        boolean[] changes = {false};
        Passes.run(lowered, Set.of(), (ran, graph) -> {
            String after = GraphPrinter.print(graph);
            changes[0] |= ran == pass && !after.equals(before[0]);
            before[0] = after;
        });
        return changes[0];
    }

    private static Graph run(Graph lowered, Set<String> disabled) {
        return Passes.run(lowered, disabled, (pass, graph) -> GraphVerifier.verify(graph));
    }

    @Test
    void casesThatCannotBeDeclaredAreKnown() {
        Map<String, Integer> expressible = new TreeMap<>();
        Map<String, Integer> needed = new TreeMap<>();
        for (String family : GoldenCase.FAMILIES) {
            for (GoldenCase golden : GoldenCase.read(family)) {
                try {
                    CaseDeclaration.of(golden);
                    expressible.merge(family, 1, Integer::sum);
                } catch (InexpressibleException e) {
                    needed.merge(e.getMessage(), 1, Integer::sum);
                }
            }
        }
        assertThat(lines(expressible)).isEqualTo("""
                        activations: 51
                        conv1d: 9
                        conv2d: 86
                        conv2d_transpose: 86
                        core: 36
                        depthwise_separable: 16
                        graphs: 13
                        net_classifier: 1
                        net_dcgan64: 1
                        net_espcn: 1
                        net_mnist_discriminator: 1
                        net_mnist_generator: 1
                        net_unet: 1
                        net_vae_decoder: 1
                        normalization: 22
                        pooling: 35
                        tutorial: 9
                        upsampling2d: 54
                        """);
        assertThat(needed).isEmpty();
    }

    private static String lines(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
