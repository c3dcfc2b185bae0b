// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphVerifierTest {

    private static final ElementFunction LINEAR = ElementFunction.LINEAR;
    private static final Node X = new Node("x", "x", new Input(0), List.of(), Shape.of(2, 3, 4));
    private static final Node Y = new Node("y", "y", new Input(1), List.of(), Shape.of(2, 3, 1));
    private static final String SHAPES = "the shapes do not fit";

    private static int constants;

    @Test
    void acceptsAGraphThatFits() {
        Node dense = run(
                new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR),
                Shape.of(2, 3, 5),
                X,
                constant(4, 5),
                constant(5));
        assertThatCode(() -> verify(dense)).doesNotThrowAnyException();
    }

    static List<Arguments> rejects() {
        Tap tap = new Tap(0, 0);
        return List.of(
                Arguments.of(
                        SHAPES,
                        run(
                                new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR),
                                Shape.of(2, 3, 5),
                                X,
                                constant(5, 4))),
                Arguments.of(
                        SHAPES,
                        run(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(2, 5), X, constant(4, 5))),
                Arguments.of(
                        SHAPES,
                        run(
                                new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR),
                                Shape.of(2, 3, 5),
                                X,
                                constant(4, 5),
                                constant(4))),
                Arguments.of(
                        "it has 1 operands",
                        run(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(2, 3, 5), X)),
                Arguments.of(
                        "an operand that must come from weights depends on an input",
                        run(new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR), Shape.of(2, 3, 1), X, Y)),
                Arguments.of(SHAPES, run(new Identity(), Shape.of(2, 3), X)),
                Arguments.of(SHAPES, run(new Reshape(), Shape.of(23), X)),
                Arguments.of(SHAPES, run(new Repeat(List.of(2, 2)), Shape.of(4, 6, 5), X)),
                Arguments.of(
                        SHAPES, run(new Resample(ResampleKernel.BILINEAR, MultiplyAdd.FUSED), Shape.of(4, 6, 5), X)),
                Arguments.of(SHAPES, run(new Elementwise(LINEAR), Shape.of(2, 12), X)),
                Arguments.of(SHAPES, run(new ScaleShift(1, LINEAR), Shape.of(2, 3, 4), X, constant(4), constant(4))),
                Arguments.of(SHAPES, run(new ScaleShift(3, LINEAR), Shape.of(2, 3, 4), X, constant(4), constant(4))),
                Arguments.of(
                        "the axes are not ascending axes of x",
                        run(new Softmax(Softmax.Kind.SHARES, List.of(1, 0)), Shape.of(2, 3, 4), X)),
                Arguments.of(
                        "the axes are not ascending axes of x",
                        run(new Softmax(Softmax.Kind.SHARES, List.of(3)), Shape.of(2, 3, 4), X)),
                Arguments.of(SHAPES, run(new Concatenate(2), Shape.of(2, 3, 6), X, Y)),
                Arguments.of(SHAPES, run(new Concatenate(1), Shape.of(2, 6, 4), X, Y)),
                Arguments.of(SHAPES, run(new Merge(Merge.Kind.SUM, LINEAR), Shape.of(2, 3, 1), X, Y)),
                Arguments.of(SHAPES, run(new Merge(Merge.Kind.SUM, LINEAR), Shape.of(2, 3, 3), Y, Y)),
                Arguments.of("it has 3 operands", run(new Merge(Merge.Kind.DIFFERENCE, LINEAR), Y.shape(), Y, Y, Y)),
                Arguments.of(SHAPES, run(new Transpose(List.of(1, 0, 2)), Shape.of(2, 3, 4), X)),
                Arguments.of(SHAPES, run(new Transpose(List.of(0, 1)), Shape.of(2, 3), X)),
                Arguments.of(SHAPES, run(new Dot(MultiplyAdd.FUSED), Shape.of(2, 3), X, Y)),
                Arguments.of("it has 1 operands", run(new Dot(MultiplyAdd.FUSED), Shape.of(2, 3), X)),
                Arguments.of(SHAPES, run(new Lookup(), Shape.of(2, 3, 4, 5), X, constant(7, 6))),
                Arguments.of(SHAPES, run(new Lookup(), Shape.of(2, 3, 5), X, constant(7, 5))),
                Arguments.of(SHAPES, convolution(4, 5, new Phase(0, 2, List.of(tap)))),
                Arguments.of(SHAPES, convolution(5, 4, new Phase(0, 2, List.of(tap)))),
                Arguments.of(
                        "the phases do not cover each output of axis 0 once",
                        convolution(4, 4, new Phase(0, 1, List.of(tap)))),
                Arguments.of("a tap misses the kernel", convolution(4, 4, new Phase(0, 2, List.of(new Tap(0, 2))))),
                Arguments.of(
                        "the taps are not in ascending order",
                        convolution(4, 4, new Phase(0, 2, List.of(new Tap(1, 1), tap)))),
                Arguments.of(
                        "a load op takes a run value",
                        run(
                                new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR),
                                Shape.of(2, 3, 4),
                                X,
                                load(new Permute(List.of(0)), Shape.of(4), X))),
                Arguments.of(SHAPES, onWeights(new Permute(List.of(0, 1)), constant(5, 4))),
                Arguments.of(SHAPES, onWeights(new Permute(List.of(0, 0)), constant(4, 5))),
                Arguments.of(SHAPES, onWeights(new Scale(0), constant(4, 5), constant(5))),
                Arguments.of(SHAPES, onWeights(new NormalizationScale(0), constant(5))),
                Arguments.of(
                        "it has 2 operands", onWeights(new NormalizationShift(true, false), constant(4), constant(4))),
                Arguments.of(SHAPES, onWeights(new Constant(List.of(1f)))),
                Arguments.of("its name is taken", new Node("x", "x", new Identity(), List.of(X), X.shape())),
                Arguments.of(
                        "its name is no Java identifier", new Node("1", "x", new Identity(), List.of(X), X.shape())),
                Arguments.of("its shape has an axis without values", run(new Reshape(), Shape.of(0), X)),
                Arguments.of(
                        "it is not the graph's input of that index",
                        new Node("z", "z", new Input(1), List.of(), Shape.of(2))),
                Arguments.of("an output does not depend on an input", constant(3)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void rejects(String why, Node output) {
        assertThatThrownBy(() -> verify(output))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(why + ": ");
    }

    @Test
    void saysWhichNodeAndWhatItsOperandsAre() {
        assertThatThrownBy(() -> verify(run(new Reshape(), Shape.of(23), X)))
                .hasMessage("the shapes do not fit: run (23) = Reshape(x)\n    operands have shapes [(2, 3, 4)]");
    }

    private static void verify(Node output) {
        GraphVerifier.verify(new Graph(List.of(X, Y), List.of(output), Map.of()));
    }

    private static Node run(RunOp op, Shape shape, Node... operands) {
        return new Node("run", "layer", op, List.of(operands), shape);
    }

    private static Node load(LoadOp op, Shape shape, Node... operands) {
        return new Node("load", "layer", op, List.of(operands), shape);
    }

    private static Node constant(int... sizes) {
        Shape shape = Shape.of(sizes);
        List<Float> values = Collections.nCopies((int) shape.elements(), 1f);
        return new Node("constant" + constants++, "layer", new Constant(values), List.of(), shape);
    }

    /** A dense layer whose kernel {@code (4, 5)} is the result of an op. */
    private static Node onWeights(LoadOp op, Node... operands) {
        return run(
                new Dense(Summation.CHAIN, MultiplyAdd.FUSED, LINEAR),
                Shape.of(2, 3, 5),
                X,
                load(op, Shape.of(4, 5), operands));
    }

    /** A convolution with kernel {@code (2, 1, channels, filters)} that keeps rows and columns of x. */
    private static Node convolution(int channels, int filters, Phase rows) {
        ConvolutionAxis two = new ConvolutionAxis(2, 2, 1, 1, List.of(rows));
        ConvolutionAxis three = new ConvolutionAxis(3, 3, 1, 1, List.of(new Phase(0, 3, List.of(new Tap(0, 0)))));
        return run(
                new Convolution(List.of(two, three), 1, MultiplyAdd.FUSED, LINEAR),
                Shape.of(2, 3, 4),
                X,
                constant(2, 1, channels, filters));
    }
}
