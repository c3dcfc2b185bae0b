// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.reference.GraphBuilder;
import dev.ingot.processor.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fused convolution gives the values of the upsampling and the convolution. */
class FuseUpsamplingTest {

    private static final int CHANNELS = 2;
    private static final int FILTERS = 3;

    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void agreesWithTheUnfusedGraph(int factor) {
        for (int kernel = 1; kernel <= 5; kernel++) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int pad = 0; pad < kernel; pad++) {
                    for (int length = 1; length <= 4; length++) {
                        if (length * factor + 2 * pad >= kernel) {
                            compare(factor, kernel, stride, pad, length);
                        }
                    }
                }
            }
        }
    }

    private void compare(int factor, int kernel, int stride, int pad, int length) {
        GraphBuilder builder = new GraphBuilder();
        Shape in = Shape.of(length, 2, CHANNELS);
        Node x = builder.input(in);
        Node enlarged = builder.run(new Repeat(List.of(factor, 2)), Shape.of(length * factor, 4, CHANNELS), x);
        ConvolutionAxis rows = axis(length * factor, kernel, stride, pad);
        ConvolutionAxis columns = axis(4, 3, 1, 1);
        Shape shape = Shape.of(kernel, 3, CHANNELS, FILTERS);
        Node weights = builder.constant(shape, values(shape));
        Node bias = builder.constant(Shape.of(FILTERS), values(Shape.of(FILTERS)));
        Node output = builder.run(
                new Convolution(List.of(rows, columns), 1, MultiplyAdd.FUSED, ElementFunction.LINEAR),
                Shape.of(rows.outputLength(), 4, FILTERS),
                enlarged,
                weights,
                bias);
        Graph graph = builder.graph(output);
        Graph fused = new FuseUpsampling().apply(graph);
        GraphVerifier.verify(fused);

        assertThat(fused.runNodes()).noneMatch(node -> node.op() instanceof Repeat);
        Map<String, float[]> inputs = Map.of(x.layer(), values(in));
        float[] expected = run(graph, inputs);
        float[] actual = run(fused, inputs);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("factor %d, kernel %d, stride %d, padding %d, length %d", factor, kernel, stride, pad, length)
                    .isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static float[] run(Graph graph, Map<String, float[]> inputs) {
        return new ReferenceInterpreter(graph, Map.of()).run(inputs).get(0);
    }

    private static ConvolutionAxis axis(int length, int kernel, int stride, int pad) {
        List<Tap> taps = new ArrayList<>();
        for (int tap = 0; tap < kernel; tap++) {
            taps.add(new Tap(tap - pad, tap));
        }
        int outputs = (length + 2 * pad - kernel) / stride + 1;
        return new ConvolutionAxis(length, outputs, stride, 1, List.of(new Phase(0, outputs, taps)));
    }

    private float[] values(Shape shape) {
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @Test
    void anUpsamplingThatSomethingElseReadsStays() {
        GraphBuilder builder = new GraphBuilder();
        Node x = builder.input(Shape.of(2, 2, CHANNELS));
        Node enlarged = builder.run(new Repeat(List.of(2, 2)), Shape.of(4, 4, CHANNELS), x);
        Node weights = builder.constant(Shape.of(3, 3, CHANNELS, 1), values(Shape.of(3, 3, CHANNELS, 1)));
        Node output = builder.run(
                new Convolution(
                        List.of(axis(4, 3, 1, 1), axis(4, 3, 1, 1)), 1, MultiplyAdd.FUSED, ElementFunction.LINEAR),
                Shape.of(4, 4, 1),
                enlarged,
                weights);

        Graph fused = new FuseUpsampling().apply(builder.graph(output, enlarged));

        assertThat(fused.runNodes()).anyMatch(node -> node.op() instanceof Repeat);
    }

    @Test
    void aThreeByThreeKernelAfterDoublingHasFourPhasesOfFourTaps() {
        GraphBuilder builder = new GraphBuilder();
        Node x = builder.input(Shape.of(5, 5, CHANNELS));
        Node enlarged = builder.run(new Repeat(List.of(2, 2)), Shape.of(10, 10, CHANNELS), x);
        Node weights = builder.constant(Shape.of(3, 3, CHANNELS, 1), values(Shape.of(3, 3, CHANNELS, 1)));
        Node output = builder.run(
                new Convolution(
                        List.of(axis(10, 3, 1, 1), axis(10, 3, 1, 1)), 1, MultiplyAdd.FUSED, ElementFunction.LINEAR),
                Shape.of(10, 10, 1),
                enlarged,
                weights);

        Graph fused = new FuseUpsampling().apply(builder.graph(output));

        Convolution convolution = (Convolution) fused.outputs().get(0).op();
        assertThat(convolution.rows())
                .isEqualTo(new ConvolutionAxis(
                        5,
                        10,
                        1,
                        2,
                        List.of(
                                new Phase(0, 5, List.of(new Tap(-1, 0), new Tap(0, 1))),
                                new Phase(1, 5, List.of(new Tap(0, 2), new Tap(1, 3))))));
    }
}
