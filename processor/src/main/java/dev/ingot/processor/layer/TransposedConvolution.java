// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A transposed convolution of sequences, images or volumes, with Keras' arguments. */
interface TransposedConvolution extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** Channels of the output. */
    int filters();

    /** Cells of the kernel, one number for all axes or one for each. */
    List<Integer> kernelSize();

    /** Distances between outputs of neighbouring inputs, one number for all axes or one for each. */
    List<Integer> strides();

    /** What happens at the border. */
    Padding padding();

    /** Cells added to the shortest output, one number for all axes or one for each; empty for Keras' {@code None}. */
    List<Integer> outputPadding();

    /** Distances between the cells of a window, one number for all axes or one for each. */
    List<Integer> dilationRate();

    /** Applied to the output. */
    Activations activation();

    /** Whether a bias is added. */
    boolean useBias();

    @Override
    default void check(Reporter reporter) {
        Arguments.atLeast(reporter, "filters", filters(), 1);
        boolean good = Windows.check(reporter, axes(), kernelSize(), strides(), padding(), dilationRate())
                & (outputPadding().isEmpty()
                        || Arguments.perAxis(reporter, "outputPadding", outputPadding(), axes(), 0));
        if (padding() == Padding.CAUSAL) {
            reporter.reportAt("padding", Code.CAUSAL_PADDING);
            good = false;
        }
        if (good) {
            for (int i = 0; i < outputPadding().size(); i++) {
                checkOutputPadding(reporter, i);
            }
            checkCheckerboard(reporter);
        }
    }

    private void checkOutputPadding(Reporter reporter, int element) {
        int cells = outputPadding().get(element);
        // A single number is for all axes, the strictest of which counts.
        List<Window> windows =
                outputPadding().size() == 1 ? windows() : List.of(windows().get(element));
        int stride = windows.stream().mapToInt(Window::stride).min().getAsInt();
        if (cells >= stride) {
            reporter.reportAt("outputPadding", element, Code.OUTPUT_PADDING_TOO_LARGE, cells, stride, stride - 1);
            return;
        }
        Optional<Window> even =
                windows.stream().filter(window -> window.span() % 2 == 0).findFirst();
        if (cells == 0 && padding() == Padding.SAME && even.isPresent()) {
            String hint = "leave outputPadding out, or use " + (stride > 1 ? "outputPadding = 1 or " : "")
                    + "an odd kernelSize";
            reporter.reportAt(
                    "outputPadding",
                    element,
                    Code.OUTPUT_PADDING_ZERO,
                    even.get().span(),
                    hint);
        }
    }

    private void checkCheckerboard(Reporter reporter) {
        for (int axis = 0; axis < axes(); axis++) {
            int kernel = windows().get(axis).kernel();
            int stride = windows().get(axis).stride();
            if (kernel % stride != 0) {
                long multiple = (kernel / stride + 1L) * stride;
                reporter.reportAt(
                        "kernelSize",
                        Math.min(axis, kernelSize().size() - 1),
                        Code.CHECKERBOARD,
                        kernel,
                        stride,
                        multiple,
                        axes() + "D");
                return;
            }
        }
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] kernel = new long[axes() + 2];
        long[] output = new long[axes() + 1];
        for (int axis = 0; axis < axes(); axis++) {
            kernel[axis] = windows().get(axis).kernel();
            output[axis] = windows().get(axis).transposedLength(input.size(axis), outputPadding(axis));
        }
        kernel[axes()] = filters();
        kernel[axes() + 1] = input.last();
        output[axes()] = filters();
        return TensorSize.kernelFits(reporter, kernel) ? TensorSize.output(reporter, output) : Optional.empty();
    }

    @Override
    default List<WeightVariable> weights(List<Shape> inputs) {
        List<Integer> sizes = new ArrayList<>(IntStream.range(0, axes())
                .mapToObj(axis -> Arguments.along(kernelSize(), axis))
                .toList());
        sizes.addAll(List.of(filters(), inputs.get(0).last()));
        return WeightVariable.kernelAndBias(Shape.of(sizes), filters(), useBias());
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), inToOut(lowering)));
        if (useBias()) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation());
        List<ConvolutionAxis> along = IntStream.range(0, axes())
                .mapToObj(axis -> windows().get(axis).transposed(input.size(axis), outputPadding(axis)))
                .toList();
        Convolution convolution = new Convolution(along, 1, lowering.multiplyAdd(), function.elementwise());
        return function.after(lowering.run(convolution, lowering.output(), operands), lowering);
    }

    /** The kernel with the channels that it reads before its filters. */
    private Node inToOut(Lowering lowering) {
        Node kernel = lowering.weight("kernel");
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, axes() + 2).boxed().toList());
        Collections.swap(order, axes(), axes() + 1);
        List<Integer> sizes = order.stream().map(kernel.shape()::size).toList();
        return lowering.load("kernelInToOut", new Permute(order), Shape.of(sizes), List.of(kernel));
    }

    private List<Window> windows() {
        return Windows.of(axes(), kernelSize(), strides(), padding(), dilationRate())
                .along();
    }

    private OptionalInt outputPadding(int axis) {
        return outputPadding().isEmpty() ? OptionalInt.empty() : OptionalInt.of(Arguments.along(outputPadding(), axis));
    }
}
