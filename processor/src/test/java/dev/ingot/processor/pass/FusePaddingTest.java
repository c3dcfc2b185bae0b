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
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.reference.GraphBuilder;
import dev.ingot.processor.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Padding and cropping inside a convolution give the bits that they give outside. */
class FusePaddingTest {

    private static final int CHANNELS = 2;
    private static final int FILTERS = 3;

    private final Random random = new Random(7);
    private final GraphBuilder builder = new GraphBuilder();

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "0,2,3,0", "7,0,0,9"})
    void paddingMovesTheTaps(int top, int bottom, int left, int right) {
        for (int stride = 1; stride <= 3; stride++) {
            for (int own = 0; own <= 1; own++) {
                Node x = builder.input(Shape.of(4, 5, CHANNELS), values(4 * 5 * CHANNELS));
                Node padded = pad(x, margins(top, bottom, left, right));
                assertFuses(plain(padded, stride, own));
            }
        }
    }

    @Test
    void paddingMovesTheTapsOfATransposedConvolution() {
        Node x = builder.input(Shape.of(2, 3, CHANNELS), values(2 * 3 * CHANNELS));
        assertFuses(doubled(pad(x, margins(1, 0, 0, 2))));
    }

    @Test
    void paddingOfPaddingMovesThemTwice() {
        Node x = builder.input(Shape.of(2, 3, CHANNELS), values(2 * 3 * CHANNELS));
        assertFuses(plain(pad(pad(x, margins(1, 0, 0, 2)), margins(0, 1, 0, 1)), 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "0,2,3,0", "2,3,0,4", "0,0,0,1"})
    void croppingDropsOutputs(int top, int bottom, int left, int right) {
        Pad crop = margins(-top, -bottom, -left, -right);
        Node x = builder.input(Shape.of(6, 5, CHANNELS), values(6 * 5 * CHANNELS));
        assertFuses(pad(doubled(x), crop));
        assertFuses(pad(plain(x, 1, 1), crop));
    }

    @Test
    void croppingMayDropAPhaseAndChangeTheOrderOfTheOthers() {
        Node x = builder.input(Shape.of(2, 2, CHANNELS), values(2 * 2 * CHANNELS));
        Node cropped = pad(doubled(x), margins(-1, -1, -3, 0));
        assertFuses(cropped);

        Convolution op = (Convolution) fused(cropped).outputs().get(0).op();
        assertThat(op.rows().phases())
                .containsExactly(
                        new Phase(0, 1, List.of(new Tap(0, 1), new Tap(1, 0))),
                        new Phase(1, 1, List.of(new Tap(1, 2))));
        assertThat(op.columns().phases()).containsExactly(new Phase(0, 1, List.of(new Tap(1, 1), new Tap(2, 0))));
    }

    @Test
    void croppingBeforeAndPaddingBehindAConvolutionStay() {
        Node x = builder.input(Shape.of(6, 5, CHANNELS), values(6 * 5 * CHANNELS));
        Node output = pad(plain(pad(x, margins(-1, 0, 0, 0)), 1, 1), margins(0, 0, 0, 1));

        assertThat(fused(output).runNodes())
                .filteredOn(node -> node.op() instanceof Pad)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomethingElseReadsStays(boolean output) {
        Node x = builder.input(Shape.of(6, 5, CHANNELS), values(6 * 5 * CHANNELS));
        Node padded = pad(x, margins(1, 1, 1, 1));
        Node other = output ? padded : pad(padded, margins(-1, 0, 0, 0));
        Node convolution = plain(x, 1, 1);
        Node cropped = pad(convolution, margins(-1, 0, 0, 0));
        Graph graph = builder.graph(plain(padded, 1, 0), other, cropped, convolution);

        assertThat(new FusePadding().apply(graph).nodes()).contains(padded, convolution, cropped);
    }

    private void assertFuses(Node output) {
        Graph graph = builder.graph(output);
        Graph fused = fused(output);
        GraphVerifier.verify(fused);

        assertThat(fused.runNodes()).noneMatch(node -> node.op() instanceof Pad);
        Map<String, float[]> inputs = builder.values();
        assertThat(new ReferenceInterpreter(fused, Map.of()).run(inputs).get(0))
                .isEqualTo(new ReferenceInterpreter(graph, Map.of()).run(inputs).get(0));
    }

    private Graph fused(Node output) {
        return new FusePadding().apply(builder.graph(output));
    }

    private Node pad(Node x, Pad pad) {
        Shape shape = x.shape();
        for (int axis = 0; axis < pad.margins().size(); axis++) {
            Margin margin = pad.margins().get(axis);
            shape = shape.with(axis, shape.size(axis) + margin.before() + margin.after());
        }
        return builder.run(pad, shape, x);
    }

    private static Pad margins(int top, int bottom, int left, int right) {
        return new Pad(List.of(new Margin(top, bottom), new Margin(left, right)));
    }

    /** A 3x3 convolution with zeros of its own on each side. */
    private Node plain(Node x, int stride, int own) {
        List<Tap> taps = new ArrayList<>();
        for (int tap = 0; tap < 3; tap++) {
            taps.add(new Tap(tap - own, tap));
        }
        return convolution(
                x, plain(x.shape().size(0), taps, stride, own), plain(x.shape().size(1), taps, stride, own));
    }

    private static ConvolutionAxis plain(int length, List<Tap> taps, int stride, int own) {
        int outputs = (length + 2 * own - 3) / stride + 1;
        return new ConvolutionAxis(length, outputs, stride, 1, List.of(new Phase(0, outputs, taps)));
    }

    /** A transposed 3x3 convolution with stride 2. */
    private Node doubled(Node x) {
        return convolution(x, doubled(x.shape().size(0)), doubled(x.shape().size(1)));
    }

    private static ConvolutionAxis doubled(int length) {
        return new ConvolutionAxis(
                length,
                2 * length,
                1,
                2,
                List.of(
                        new Phase(0, length, List.of(new Tap(0, 2))),
                        new Phase(1, length, List.of(new Tap(0, 1), new Tap(1, 0)))));
    }

    private Node convolution(Node x, ConvolutionAxis rows, ConvolutionAxis columns) {
        Shape shape = Shape.of(3, 3, x.shape().last(), FILTERS);
        return builder.run(
                new Convolution(List.of(rows, columns), 1, MultiplyAdd.FUSED, ElementFunction.LINEAR),
                Shape.of(rows.outputLength(), columns.outputLength(), FILTERS),
                x,
                builder.constant(shape, values(Math.toIntExact(shape.elements()))),
                builder.constant(Shape.of(FILTERS), values(FILTERS)));
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
