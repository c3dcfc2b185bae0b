// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static dev.ingot.dsl.Activations.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shapes of all convolutions along each of their axes, for all kernels from 1 to 8, strides to 4, dilations to 3, sizes to 12,
 * paddings and output paddings, against kernels that slide; {@link WindowTest} has what they read.
 */
class ConvolutionLayersTest {

    private static final int CHANNELS = 2;

    /** What an axis is convolved with. */
    private record Arguments(
            List<Integer> kernel,
            List<Integer> strides,
            Padding padding,
            List<Integer> dilation,
            List<Integer> outputPadding) {}

    private interface Factory {
        LayerDefinition layer(Arguments arguments);
    }

    /**
     * A kind of convolution.
     *
     * @param strideWithDilation whether it may have both
     */
    private record Kind(String name, int axes, boolean transposed, boolean strideWithDilation, Factory factory) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "Conv1D",
                        1,
                        false,
                        false,
                        a -> new Conv1DLayer(3, a.kernel, a.strides, a.padding, a.dilation, 1, LINEAR, true)),
                new Kind(
                        "Conv2D",
                        2,
                        false,
                        false,
                        a -> new Conv2DLayer(3, a.kernel, a.strides, a.padding, a.dilation, 1, LINEAR, true)),
                new Kind(
                        "Conv3D",
                        3,
                        false,
                        false,
                        a -> new Conv3DLayer(3, a.kernel, a.strides, a.padding, a.dilation, 1, LINEAR, true)),
                new Kind(
                        "DepthwiseConv1D",
                        1,
                        false,
                        true,
                        a -> new DepthwiseConv1DLayer(a.kernel, a.strides, a.padding, 1, a.dilation, LINEAR, true)),
                new Kind(
                        "DepthwiseConv2D",
                        2,
                        false,
                        true,
                        a -> new DepthwiseConv2DLayer(a.kernel, a.strides, a.padding, 1, a.dilation, LINEAR, true)),
                new Kind(
                        "SeparableConv1D",
                        1,
                        false,
                        true,
                        a -> new SeparableConv1DLayer(3, a.kernel, a.strides, a.padding, a.dilation, 1, LINEAR, true)),
                new Kind(
                        "SeparableConv2D",
                        2,
                        false,
                        true,
                        a -> new SeparableConv2DLayer(3, a.kernel, a.strides, a.padding, a.dilation, 1, LINEAR, true)),
                new Kind(
                        "Conv1DTranspose",
                        1,
                        true,
                        false,
                        a -> new Conv1DTransposeLayer(
                                3, a.kernel, a.strides, a.padding, a.outputPadding, a.dilation, LINEAR, true)),
                new Kind(
                        "Conv2DTranspose",
                        2,
                        true,
                        false,
                        a -> new Conv2DTransposeLayer(
                                3, a.kernel, a.strides, a.padding, a.outputPadding, a.dilation, LINEAR, true)),
                new Kind(
                        "Conv3DTranspose",
                        3,
                        true,
                        false,
                        a -> new Conv3DTransposeLayer(
                                3, a.kernel, a.strides, a.padding, a.outputPadding, a.dilation, LINEAR, true)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shapesAreThoseOfAKernelThatSlides(Kind kind) {
        for (int axis = 0; axis < kind.axes; axis++) {
            for (Padding padding : kind.axes == 1 && !kind.transposed && !kind.strideWithDilation
                    ? Padding.values()
                    : new Padding[] {Padding.VALID, Padding.SAME}) {
                for (int kernel = 1; kernel <= 8; kernel++) {
                    for (int stride = 1; stride <= 4; stride++) {
                        for (int dilation = 1; dilation <= 3; dilation++) {
                            for (int size = 1; size <= 12; size++) {
                                check(kind, axis, padding, kernel, stride, dilation, size);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void check(Kind kind, int axis, Padding padding, int kernel, int stride, int dilation, int size) {
        int span = (kernel - 1) * dilation + 1;
        if (!kind.transposed) {
            check(
                    kind,
                    axis,
                    arguments(kind, axis, kernel, stride, padding, dilation, -1),
                    size,
                    kernel,
                    stride,
                    dilation,
                    slide(size, span, stride, padding));
            return;
        }
        for (int outputPadding = -1; outputPadding < stride; outputPadding++) {
            boolean refused = padding == Padding.SAME && span % 2 == 0 && outputPadding == 0;
            check(
                    kind,
                    axis,
                    arguments(kind, axis, kernel, stride, padding, dilation, outputPadding),
                    size,
                    kernel,
                    stride,
                    dilation,
                    refused ? 0 : enlarged(size, span, stride, padding, outputPadding));
        }
    }

    private static void check(
            Kind kind, int axis, Arguments arguments, int size, int kernel, int stride, int dilation, int length) {
        boolean refused = length < 1 || stride > 1 && dilation > 1 && !kind.strideWithDilation;
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(kind.axes, 1));
        sizes.set(axis, size);
        sizes.add(CHANNELS);
        LayerDefinition layer = kind.factory.layer(arguments);
        RecordingReporter reporter = new RecordingReporter();
        layer.check(reporter);
        Optional<Shape> shape =
                hasErrors(reporter) ? Optional.empty() : layer.infer(List.of(Shape.of(sizes)), reporter);
        if (refused) {
            assertThat(hasErrors(reporter))
                    .as("%s of %s is refused", arguments, sizes)
                    .isTrue();
            return;
        }
        List<Integer> expected = new ArrayList<>(sizes);
        expected.set(axis, length);
        expected.set(kind.axes, shape.orElseThrow().last());
        assertThat(shape).as("%s of %s", arguments, sizes).contains(Shape.of(expected));
        List<Integer> cells =
                layer.weights(List.of(Shape.of(sizes))).get(0).shape().toList();
        assertThat(cells.subList(0, kind.axes)).isEqualTo(along(kind.axes, axis, kernel));
    }

    private static boolean hasErrors(RecordingReporter reporter) {
        return reporter.reports().stream().anyMatch(report -> !report.contains(": 401: "));
    }

    private static Arguments arguments(
            Kind kind, int axis, int kernel, int stride, Padding padding, int dilation, int outputPadding) {
        List<Integer> outputPaddings = new ArrayList<>(Collections.nCopies(kind.axes, 0));
        outputPaddings.set(axis, outputPadding);
        return new Arguments(
                along(kind.axes, axis, kernel),
                along(kind.axes, axis, stride),
                padding,
                along(kind.axes, axis, dilation),
                outputPadding < 0 ? List.of() : outputPaddings);
    }

    /** A number for one axis, 1 for the others. */
    private static List<Integer> along(int axes, int axis, int number) {
        List<Integer> numbers = new ArrayList<>(Collections.nCopies(axes, 1));
        numbers.set(axis, number);
        return numbers;
    }

    /** Counts the windows. With padding there are as many as strides begin inside. */
    private static int slide(int size, int span, int stride, Padding padding) {
        int windows = 0;
        for (int start = 0; start < size; start += stride) {
            if (padding != Padding.VALID || start + span <= size) {
                windows++;
            }
        }
        return windows;
    }

    /**
     * Spreads the kernel over an output, which ends behind the last cell that it reaches; without an output padding, or what
     * strides leave over. Padding makes it as long as all strides together, or cuts half a kernel off at both ends.
     */
    private static int enlarged(int size, int span, int stride, Padding padding, int outputPadding) {
        int reached = 0;
        int begun = 0;
        for (int cell = 0; cell < size; cell++) {
            reached = Math.max(reached, cell * stride + span);
            begun = Math.max(begun, (cell + 1) * stride);
        }
        if (padding == Padding.SAME) {
            return outputPadding < 0 ? begun : reached - 2 * (span / 2) + outputPadding;
        }
        return outputPadding < 0 ? Math.max(reached, begun) : reached + outputPadding;
    }
}
