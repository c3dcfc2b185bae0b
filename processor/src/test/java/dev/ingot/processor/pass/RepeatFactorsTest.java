// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.reference.GraphBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Factors that few neighbours have in common are repeated, unless that makes too many. */
class RepeatFactorsTest {

    private static final ElementFunction LEAKY = new ElementFunction(Kind.LEAKY_RELU, 0.2f);

    private final GraphBuilder builder = new GraphBuilder();

    @Test
    void factorsOfColumnsBecomeFactorsOfTheLastAxisOfAView() {
        Graph graph = repeated(2, 3, 5, new ScaleShift(1, ElementFunction.LINEAR));
        Node scaleShift = graph.outputs().get(0).operand(0);
        assertThat(graph.outputs().get(0).shape()).isEqualTo(Shape.of(2, 3, 5));
        assertThat(scaleShift.op()).isEqualTo(new ScaleShift(1, ElementFunction.LINEAR));
        assertThat(scaleShift.shape()).isEqualTo(Shape.of(2, 15));
        assertThat(scaleShift.operands())
                .extracting(Node::shape)
                .containsExactly(Shape.of(2, 15), Shape.of(15), Shape.of(15));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "16, true", "32, false", "40, true", "127, true", "130, false"})
    void productsAndSumsOfFewNeighbours(int neighbours, boolean repeated) {
        assertThat(fires(3, neighbours, new ScaleShift(1, ElementFunction.LINEAR)))
                .isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "64, true", "511, true", "512, false"})
    void minimaAndMaximaOfMoreNeighbours(int neighbours, boolean repeated) {
        assertThat(fires(3, neighbours, new ParametricRelu(1))).isEqualTo(repeated);
        assertThat(fires(3, neighbours, new ScaleShift(1, LEAKY))).isEqualTo(repeated);
    }

    @Test
    void noMoreThanAMegabyte() {
        assertThat(fires(1 << 16, 4, new ParametricRelu(1))).isTrue();
        assertThat(fires((1 << 16) + 1, 4, new ParametricRelu(1))).isFalse();
    }

    @Test
    void functionsThatTakeLongerThanTheirLoopsStay() {
        assertThat(fires(3, 5, new ScaleShift(1, new ElementFunction(Kind.TANH))))
                .isFalse();
    }

    private boolean fires(int length, int neighbours, RunOp op) {
        return repeated(1, length, neighbours, op).loadNodes().stream()
                .anyMatch(node -> node.name().endsWith("Repeated"));
    }

    private Graph repeated(int outer, int length, int neighbours, RunOp op) {
        Shape shape = Shape.of(outer, length, neighbours);
        Node x = builder.input(shape);
        Node factor = builder.constant(Shape.of(length), new float[length]);
        List<Node> operands = op instanceof ScaleShift ? List.of(x, factor, factor) : List.of(x, factor);
        Graph graph = new RepeatFactors().apply(builder.graph(builder.run(op, shape, operands.toArray(new Node[0]))));
        GraphVerifier.verify(graph);
        return graph;
    }
}
