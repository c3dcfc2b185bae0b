// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.ir.WeightRole;
import dev.ingot.processor.ir.Work;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.reference.ReferenceInterpreter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random chains of linear layers with and without the passes that fold them. */
class FoldedChainsTest {

    private static final int CHAINS = 400;
    private static final int COMPILED = 40;

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(strings = {"fold-linear-chains", "fold-batch-normalization"})
    void agreeWithinRounding(String pass) {
        int folded = 0;
        for (Declaration chain : chains(1, true, CHAINS)) {
            Graph on = graph(chain, Set.of());
            Graph off = graph(chain, Set.of(pass));
            folded += on.runNodes().size() < off.runNodes().size() ? 1 : 0;
            Map<String, float[]> weights = weights(off, each -> random.nextDouble() - 0.5);
            float[] input = values(size(off), each -> random.nextDouble() - 0.5);
            float[] expected = run(off, weights, input);
            float[] magnitudes =
                    run(off, magnitudes(off, weights), values(input.length, i -> Math.abs(input[(int) i])));
            // Each of these roundings moves a value by at most half a unit in the last place of its magnitude.
            double roundings =
                    off.nodes().stream().mapToLong(FoldedChainsTest::longestSum).sum();
            Difference difference = Difference.between(
                    run(on, weights, input),
                    expected,
                    (i, y, e) -> Math.abs((double) y - e) <= roundings * 0x1p-24 * magnitudes[i]);
            assertThat(difference.accepted())
                    .as("%s\n%s", difference, DeclarationSource.print(chain))
                    .isTrue();
        }
        assertThat(folded).isGreaterThan(CHAINS / 10);
    }

    /** Neither way rounds, so both ways give the same. */
    @Test
    void agreeExactlyOnWholeNumbers() {
        int folded = 0;
        for (Declaration chain : chains(2, false, CHAINS)) {
            Graph on = graph(chain, Set.of());
            Graph off = graph(chain, Set.of("fold-linear-chains", "fold-batch-normalization"));
            folded += on.runNodes().size() < off.runNodes().size() ? 1 : 0;
            Map<String, float[]> weights = weights(off, each -> random.nextInt(3) - 1);
            float[] input = values(size(off), each -> random.nextInt(3) - 1);
            assertThat(run(on, weights, input))
                    .as(DeclarationSource.print(chain))
                    .containsExactly(run(off, weights, input));
        }
        assertThat(folded).isGreaterThan(CHAINS / 3);
    }

    @Test
    void neverTakeMoreWork() {
        for (Declaration chain : chains(1, true, CHAINS)) {
            assertThat(work(graph(chain, Set.of())))
                    .as(DeclarationSource.print(chain))
                    .isLessThanOrEqualTo(work(graph(chain, Set.of("fold-linear-chains"))));
        }
    }

    @Test
    void areGeneratedAsTheyAreInterpreted(@TempDir Path directory) {
        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(chains(4, true, COMPILED), directory))
                .isEmpty();
    }

    private static List<Declaration> chains(long seed, boolean normalizations, int count) {
        RandomChains random = new RandomChains(seed, normalizations);
        return IntStream.range(0, count)
                .mapToObj(number -> random.draw("Chain" + number))
                .toList();
    }

    private static Graph graph(Declaration chain, Set<String> disabled) {
        return Passes.run(
                DeclaredModel.graph(chain, MultiplyAdd.FUSED), disabled, (pass, after) -> GraphVerifier.verify(after));
    }

    private static long work(Graph graph) {
        return graph.runNodes().stream().mapToLong(Work::multiplyAdds).sum();
    }

    /** The values that one value of a node is added up from, and some more for what is rounded besides. */
    private static long longestSum(Node node) {
        boolean kernel = node.operands().size() > 1 && node.operand(1).shape().rank() > 1;
        Node weights = kernel ? node.operand(1) : node;
        return 4 + (kernel ? weights.shape().elements() / weights.shape().last() : 0);
    }

    private static int size(Graph graph) {
        return Math.toIntExact(graph.inputs().get(0).shape().elements());
    }

    private static Map<String, float[]> weights(Graph graph, DoubleUnaryOperator value) {
        Map<String, float[]> weights = new TreeMap<>();
        for (Node node : new ArrayList<>(graph.loadNodes())) {
            if (node.op() instanceof Weight weight) {
                int size = Math.toIntExact(node.shape().elements());
                boolean positive = weight.role() == WeightRole.MOVING_VARIANCE;
                weights.put(
                        weight.layer() + "/" + weight.variable(),
                        positive ? values(size, i -> 0.5 + random(i)) : values(size, value));
            }
        }
        return weights;
    }

    private static double random(double i) {
        return (i * 0.37) % 1;
    }

    /** Weights with which a network adds up the magnitudes of its terms. */
    private static Map<String, float[]> magnitudes(Graph graph, Map<String, float[]> weights) {
        Map<String, float[]> magnitudes = new TreeMap<>();
        for (Node node : graph.loadNodes()) {
            if (node.op() instanceof Weight weight) {
                String name = weight.layer() + "/" + weight.variable();
                int sign = weight.role() == WeightRole.MOVING_MEAN ? -1 : 1;
                float[] values = weights.get(name);
                magnitudes.put(name, values(values.length, i -> sign * Math.abs(values[(int) i])));
            }
        }
        return magnitudes;
    }

    private static float[] values(int length, DoubleUnaryOperator value) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return values;
    }

    private static float[] run(Graph graph, Map<String, float[]> weights, float[] input) {
        return new ReferenceInterpreter(graph, weights)
                .run(Map.of(Declaration.SINGLE_INPUT, input))
                .get(0);
    }
}
