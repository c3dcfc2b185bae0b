// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.reference.GraphBuilder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two neighbouring axes that a convolution reads cell by cell become one; the values stay as they are. */
class MergeAxesTest {

    private static final int CHANNELS = 2;
    private static final int FILTERS = 3;

    private final GraphBuilder builder = new GraphBuilder();
    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({"1 1 1, (20; 6; 3), (1; 1; 2; 3)", "1 1 3, (20; 6; 3), (1; 3; 2; 3)", "3 1 1, (4; 30; 3), (3; 1; 2; 3)"
    })
    void cellByCell(String kernel, String output, String kernelShape) {
        Node convolution = convolution(kernel, 1);
        Graph graph = merged(convolution);
        Node merged = graph.outputs().get(0);
        Node image = merged.operand(0);
        assertThat(merged.op()).isEqualTo(new Reshape());
        assertThat(merged.shape()).isEqualTo(convolution.shape());
        assertThat(image.shape()).hasToString(output.replace(';', ','));
        assertThat(image.operand(1).shape()).hasToString(kernelShape.replace(';', ','));
        assertThat(builder.evaluate(merged)).isEqualTo(builder.evaluate(convolution));
    }

    @ParameterizedTest
    @CsvSource({"1 3 1, 1", "3 3 1, 1", "1 1 1, 2"})
    void whereAxesAreApartOrCellsAreLeftOutItStays(String kernel, int step) {
        Node convolution = convolution(kernel, step);
        assertThat(merged(convolution).outputs()).containsExactly(convolution);
    }

    @Test
    void imagesStay() {
        Node x = builder.input(Shape.of(4, 5, CHANNELS), values(40));
        Node convolution = builder.run(
                op(List.of(axis(4, 1, 1), axis(5, 1, 1))),
                Shape.of(4, 5, FILTERS),
                x,
                builder.constant(Shape.of(1, 1, CHANNELS, FILTERS), values(6)));
        assertThat(merged(convolution).outputs()).containsExactly(convolution);
    }

    private Graph merged(Node convolution) {
        Graph graph = new MergeAxes().apply(builder.graph(convolution));
        GraphVerifier.verify(graph);
        return graph;
    }

    /** A convolution of a volume of 4, 5 and 6 cells. */
    private Node convolution(String kernel, int step) {
        int[] sizes = {4, 5, 6};
        int[] cells = IntStream.range(0, 3)
                .map(axis -> Integer.parseInt(kernel.split(" ")[axis]))
                .toArray();
        List<ConvolutionAxis> axes = IntStream.range(0, 3)
                .mapToObj(axis -> axis(sizes[axis], cells[axis], step))
                .toList();
        int weights = cells[0] * cells[1] * cells[2] * CHANNELS * FILTERS;
        return builder.run(
                op(axes),
                Shape.of(
                        axes.get(0).outputLength(),
                        axes.get(1).outputLength(),
                        axes.get(2).outputLength(),
                        FILTERS),
                builder.input(Shape.of(4, 5, 6, CHANNELS), values(240)),
                builder.constant(Shape.of(cells[0], cells[1], cells[2], CHANNELS, FILTERS), values(weights)),
                builder.constant(Shape.of(FILTERS), values(FILTERS)));
    }

    private static Convolution op(List<ConvolutionAxis> axes) {
        return new Convolution(axes, 1, MultiplyAdd.FUSED, ElementFunction.LINEAR);
    }

    /** With as many outputs as inputs, as far as the step allows. */
    private static ConvolutionAxis axis(int length, int cells, int step) {
        int outputs = (length + step - 1) / step;
        List<Tap> taps = IntStream.range(0, cells)
                .mapToObj(cell -> new Tap(cell - cells / 2, cell))
                .toList();
        return new ConvolutionAxis(length, outputs, step, 1, List.of(new Phase(0, outputs, taps)));
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
