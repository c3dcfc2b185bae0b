// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Work;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.pass.Passes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where linear layers and normalisations are folded into each other, and where they must not be. */
class FoldingRulesTest {

    private static final Shape IMAGE = Shape.of(6, 6, 8);

    @Test
    void aGeneratorWithoutActivationsIsOneMap() {
        Field reshape = Chain.layer("Reshape", Map.of("value", List.of(5, 5, 128)));
        Graph upSampled = chain(
                Shape.of(100),
                dense(3200),
                reshape,
                Chain.layer("UpSampling2D", Map.of()),
                convolution(1, 3, Map.of("padding", Padding.SAME)));
        Graph transposed = chain(
                Shape.of(100),
                dense(3200),
                reshape,
                Chain.layer(
                        "Conv2DTranspose",
                        Map.of(
                                "filters",
                                1,
                                "kernelSize",
                                List.of(3),
                                "strides",
                                List.of(2),
                                "padding",
                                Padding.SAME)));

        for (Graph graph : List.of(upSampled, transposed)) {
            assertThat(ops(graph)).containsExactly(Dense.class);
            assertThat(graph.runNodes().stream().mapToLong(Work::multiplyAdds).sum())
                    .isEqualTo(10_000);
            assertThat(graph.remarks()).containsEntry("layer0", "in " + last(graph));
        }
    }

    /** One map would take 16,384 multiply-adds instead of 20,992, but each with a weight of its own. */
    @Test
    void aConvolutionAfterASmallVectorStays() {
        Graph graph = chain(
                Shape.of(64),
                dense(128),
                Chain.layer("Reshape", Map.of("value", List.of(4, 4, 8))),
                convolution(16, 3, Map.of("padding", Padding.SAME)));

        assertThat(ops(graph)).containsExactly(Dense.class, Convolution.class);
        assertThat(graph.runNodes().stream().mapToLong(Work::multiplyAdds).sum())
                .isEqualTo(20_992);
    }

    @Test
    void theActivationOfTheLastLayerStays() {
        Graph graph = chain(Shape.of(8), dense(8), with(dense(8), "activation", Activations.RELU), dense(8));

        assertThat(ops(graph)).containsExactly(Dense.class, Dense.class);
        assertThat(graph.remarks()).containsOnly(Map.entry("layer0", "in layer1"));
    }

    @Test
    void anActivationBetweenKeepsLayersApart() {
        assertThat(ops(chain(Shape.of(8), with(dense(8), "activation", Activations.RELU), dense(8))))
                .containsExactly(Dense.class, Dense.class);
    }

    @Test
    void anOutputBetweenKeepsLayersApart() {
        Declaration chain = Chain.network("Tapped", Shape.of(8), dense(8), dense(8));
        assertThat(ops(optimised(new Declaration(
                        chain.packageName(),
                        chain.className(),
                        chain.inputs(),
                        chain.fields(),
                        List.of("layer0", "layer1")))))
                .containsExactly(Dense.class, Dense.class);
    }

    @Test
    void anotherReaderKeepsLayersApart() {
        Declaration chain = Chain.network("Read", Shape.of(8), dense(8), dense(8));
        List<Field> fields = new ArrayList<>(chain.fields());
        fields.add(new Field("sum", "sum", Chain.layer("Add", Map.of()).type(), Map.of(), List.of("layer0", "layer1")));
        assertThat(ops(optimised(new Declaration(
                        chain.packageName(), chain.className(), chain.inputs(), fields, List.of("sum")))))
                .filteredOn(Dense.class::equals)
                .hasSize(2);
    }

    @Test
    void aBottleneckStays() {
        assertThat(ops(chain(Shape.of(8), dense(4), dense(8)))).containsExactly(Dense.class, Dense.class);
        assertThat(ops(chain(Shape.of(8), dense(5), dense(8)))).containsExactly(Dense.class);
    }

    @Test
    void aBottleneckInTheMiddleOfAChainStays() {
        assertThat(ops(chain(Shape.of(8), dense(20), dense(2), dense(20), dense(8))))
                .containsExactly(Dense.class, Dense.class);
    }

    @Test
    void aFoldThatTakesLongToLoadIsNotMade() {
        Graph graph = chain(
                Shape.of(512),
                dense(32 * 32 * 16),
                Chain.layer("Reshape", Map.of("value", List.of(32, 32, 16))),
                convolution(4, 5, Map.of("padding", Padding.SAME)));

        assertThat(ops(graph)).containsExactly(Dense.class, Convolution.class);
    }

    @Test
    void singlePixelsGoIntoTheConvolutionBefore() {
        Graph graph = chain(IMAGE, convolution(8, 3, Map.of("padding", Padding.SAME)), convolution(4, 1, Map.of()));

        assertThat(ops(graph)).containsExactly(Convolution.class);
        assertThat(graph.remarks()).containsOnly(Map.entry("layer0", "in layer1"));
    }

    @Test
    void singlePixelsGoIntoGroupsOnlyGroupByGroup() {
        Field grouped = convolution(16, 3, Map.of("groups", 2));
        assertThat(ops(chain(IMAGE, grouped, convolution(4, 1, Map.of("groups", 2)))))
                .hasSize(1);
        assertThat(ops(chain(IMAGE, grouped, convolution(4, 1, Map.of())))).hasSize(2);
        assertThat(ops(chain(IMAGE, grouped, dense(4)))).hasSize(2);
    }

    @Test
    void aBiasOfSinglePixelsDoesNotGoBeyondABorder() {
        Field pixels = convolution(8, 1, Map.of());
        Field withoutBias = convolution(8, 1, Map.of("useBias", false));
        Field same = convolution(8, 3, Map.of("padding", Padding.SAME));
        Field valid = convolution(8, 3, Map.of());

        assertThat(ops(chain(IMAGE, pixels, same))).hasSize(2);
        assertThat(ops(chain(IMAGE, dense(8), same))).hasSize(2);
        assertThat(ops(chain(IMAGE, withoutBias, same))).hasSize(1);
        assertThat(ops(chain(IMAGE, pixels, valid))).hasSize(1);
        assertThat(ops(chain(IMAGE, dense(8), valid))).hasSize(1);
    }

    @Test
    void aBiasOfSinglePixelsIsNotTheSameInAllPhases() {
        Field transposed =
                Chain.layer("Conv2DTranspose", Map.of("filters", 8, "kernelSize", List.of(3), "strides", List.of(2)));

        assertThat(ops(chain(IMAGE, convolution(8, 1, Map.of()), transposed))).hasSize(2);
        assertThat(ops(chain(IMAGE, convolution(8, 1, Map.of("useBias", false)), transposed)))
                .hasSize(1);
    }

    @Test
    void aNormalizationGoesIntoTheDenseLayerAfterIt() {
        Field normalization = Chain.layer("BatchNormalization", Map.of());
        Graph graph = chain(IMAGE, normalization, Chain.layer("Flatten", Map.of()), dense(4));

        assertThat(ops(graph)).containsExactly(Dense.class);
        assertThat(graph.remarks()).containsOnly(Map.entry("layer0", "in layer2"));
    }

    @Test
    void aNormalizationOfOtherChannelsStays() {
        Field rows = Chain.layer("BatchNormalization", Map.of("axis", 1));
        Field reshape = Chain.layer("Reshape", Map.of("value", List.of(72, 4)));
        assertThat(ops(chain(IMAGE, rows, Chain.layer("Flatten", Map.of()), dense(4))))
                .hasSize(2);
        assertThat(ops(chain(IMAGE, Chain.layer("BatchNormalization", Map.of()), reshape, dense(4))))
                .hasSize(2);
    }

    @Test
    void aNormalizationGoesIntoAConvolutionThatReadsNoBorder() {
        Field normalization = Chain.layer("BatchNormalization", Map.of());
        assertThat(ops(chain(IMAGE, normalization, convolution(4, 3, Map.of()))))
                .hasSize(1);
        assertThat(ops(chain(IMAGE, normalization, convolution(4, 3, Map.of("padding", Padding.SAME)))))
                .hasSize(2);
        assertThat(ops(chain(IMAGE, normalization, convolution(4, 3, Map.of("groups", 2)))))
                .hasSize(2);
    }

    @Test
    void factorsAloneGoIntoAnyConvolution() {
        Field same = convolution(4, 3, Map.of("padding", Padding.SAME));
        assertThat(ops(chain(IMAGE, Chain.layer("Rescaling", Map.of("scale", List.of(0.5))), same)))
                .hasSize(1);
        assertThat(ops(chain(
                        IMAGE, Chain.layer("Rescaling", Map.of("scale", List.of(0.5), "offset", List.of(1.0))), same)))
                .hasSize(2);
    }

    private static Field dense(int units) {
        return Chain.layer("Dense", Map.of("units", units));
    }

    private static Field convolution(int filters, int kernelSize, Map<String, Object> more) {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("filters", filters);
        arguments.put("kernelSize", List.of(kernelSize));
        return Chain.layer("Conv2D", arguments);
    }

    private static Field with(Field layer, String argument, Object value) {
        Map<String, Object> arguments = new LinkedHashMap<>(layer.arguments());
        arguments.put(argument, value);
        return new Field(layer.name(), layer.kerasName(), layer.type(), arguments, layer.from());
    }

    private static Graph chain(Shape input, Field... layers) {
        return optimised(Chain.network("Folded", input, layers));
    }

    private static Graph optimised(Declaration declaration) {
        return Passes.run(
                DeclaredModel.graph(declaration, MultiplyAdd.FUSED),
                Set.of(),
                (pass, after) -> GraphVerifier.verify(after));
    }

    /** What is computed in a forward pass. */
    private static List<Class<?>> ops(Graph graph) {
        List<Class<?>> ops = new ArrayList<>();
        for (Node node : graph.runNodes()) {
            if (!graph.inputs().contains(node) && !(node.op() instanceof Reshape)) {
                ops.add(node.op().getClass());
            }
        }
        return ops;
    }

    private static String last(Graph graph) {
        return graph.outputs().get(0).layer();
    }
}
