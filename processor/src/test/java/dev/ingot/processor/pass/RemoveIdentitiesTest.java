// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Op;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.reference.GraphBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does nothing, alone or together, leaves the graph. */
class RemoveIdentitiesTest {

    private final GraphBuilder builder = new GraphBuilder();

    private final Node x = builder.input(Shape.of(2, 3, 4), new float[24]);

    @Test
    void transpositionsThatUndoEachOther() {
        assertThat(ops(transpose(transpose(x, 2, 0, 1), 1, 2, 0))).isEmpty();
        assertThat(ops(transpose(
                        new Node(
                                "identity", "layer", new Identity(), List.of(transpose(x, 1, 0, 2)), Shape.of(3, 2, 4)),
                        1,
                        0,
                        2)))
                .isEmpty();
        assertThat(ops(transpose(x, 0, 1, 2))).isEmpty();
    }

    @Test
    void transpositionsThatFollowEachOtherAreOne() {
        assertThat(ops(transpose(transpose(x, 2, 0, 1), 1, 0, 2))).containsExactly(new Transpose(List.of(0, 2, 1)));
    }

    @Test
    void aTranspositionThatSomethingElseReadsStays() {
        Node first = transpose(x, 2, 0, 1);
        Graph graph = apply(first, transpose(first, 1, 2, 0));
        assertThat(graph.outputs().get(0).op()).isEqualTo(new Transpose(List.of(2, 0, 1)));
        assertThat(graph.outputs().get(1)).isSameAs(x);
    }

    @Test
    void blocksSpreadAndGathered() {
        Node blocks = reshape(x, Shape.of(2, 3, 2, 2, 1));
        Node spread = reshape(transpose(blocks, 0, 2, 1, 3, 4), Shape.of(4, 6, 1));
        Node gathered = transpose(reshape(spread, Shape.of(2, 2, 3, 2, 1)), 0, 2, 1, 3, 4);
        assertThat(ops(reshape(gathered, Shape.of(2, 3, 4)))).isEmpty();
    }

    @Test
    void axesOfLengthOneMoveWithoutCopies() {
        Node column = builder.input(Shape.of(1, 3, 4), new float[12]);
        assertThat(ops(transpose(column, 1, 0, 2))).containsExactly(new Reshape());
        assertThat(ops(transpose(column, 1, 2, 0))).containsExactly(new Reshape());
        assertThat(ops(transpose(column, 2, 1, 0))).containsExactly(new Transpose(List.of(2, 1, 0)));
    }

    private Node transpose(Node operand, Integer... axes) {
        Transpose op = new Transpose(List.of(axes));
        return builder.run(op, op.of(operand.shape()), operand);
    }

    private Node reshape(Node operand, Shape shape) {
        return builder.run(new Reshape(), shape, operand);
    }

    /** The ops that are left between the inputs and an output. */
    private List<Op> ops(Node output) {
        Graph graph = apply(output);
        return graph.runNodes().stream()
                .filter(node -> !graph.inputs().contains(node))
                .map(Node::op)
                .toList();
    }

    private Graph apply(Node... outputs) {
        Graph graph = new RemoveIdentities().apply(builder.graph(outputs));
        GraphVerifier.verify(graph);
        return graph;
    }
}
