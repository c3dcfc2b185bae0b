// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@link dev.ingot.dsl.Conv2DTranspose}: {@code (rows, columns, in)} to {@code (rows', columns', filters)}. */
public record Conv2DTransposeLayer(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        List<Integer> outputPadding,
        List<Integer> dilationRate,
        Activations activation,
        boolean useBias)
        implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "filters", filters, 1);
        boolean good = Window2D.check(reporter, kernelSize, strides, padding, dilationRate)
                & (outputPadding.isEmpty() || Arguments.perAxis(reporter, "outputPadding", outputPadding, 2, 0));
        if (good) {
            for (int i = 0; i < outputPadding.size(); i++) {
                checkOutputPadding(reporter, i);
            }
            checkCheckerboard(reporter);
        }
    }

    private void checkOutputPadding(Reporter reporter, int element) {
        int cells = outputPadding.get(element);
        // A single number is for both axes, the stricter of which counts.
        List<Window> windows = outputPadding.size() == 1
                ? List.of(window().rows(), window().columns())
                : List.of(element == 0 ? window().rows() : window().columns());
        int stride = windows.stream().mapToInt(Window::stride).min().getAsInt();
        if (cells >= stride) {
            reporter.reportAt("outputPadding", element, Code.OUTPUT_PADDING_TOO_LARGE, cells, stride, stride - 1);
            return;
        }
        Optional<Window> even =
                windows.stream().filter(window -> window.span() % 2 == 0).findFirst();
        if (cells == 0 && padding == Padding.SAME && even.isPresent()) {
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
        List<Window> windows = List.of(window().rows(), window().columns());
        for (int i = 0; i < windows.size(); i++) {
            int kernel = windows.get(i).kernel();
            int stride = windows.get(i).stride();
            if (kernel % stride != 0) {
                long multiple = (kernel / stride + 1L) * stride;
                reporter.reportAt(
                        "kernelSize", Math.min(i, kernelSize.size() - 1), Code.CHECKERBOARD, kernel, stride, multiple);
                return;
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        Size2D kernel = Size2D.of(kernelSize);
        if (!TensorSize.kernelFits(reporter, kernel.rows(), kernel.columns(), filters, input.last())) {
            return Optional.empty();
        }
        return TensorSize.output(
                reporter,
                window().rows().transposedLength(input.size(0), outputPadding(0)),
                window().columns().transposedLength(input.size(1), outputPadding(1)),
                filters);
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        Size2D kernel = Size2D.of(kernelSize);
        Shape shape =
                Shape.of(kernel.rows(), kernel.columns(), filters, inputs.get(0).last());
        return WeightVariable.kernelAndBias(shape, filters, useBias);
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        Node kernel = lowering.weight("kernel");
        Shape sizes = kernel.shape();
        Shape permuted = Shape.of(sizes.size(0), sizes.size(1), sizes.size(3), sizes.size(2));
        Node inToOut = lowering.load("kernelInToOut", new Permute(List.of(0, 1, 3, 2)), permuted, List.of(kernel));
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), inToOut));
        if (useBias) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation);
        Convolution convolution = new Convolution(
                List.of(
                        window().rows().transposed(input.size(0), outputPadding(0)),
                        window().columns().transposed(input.size(1), outputPadding(1))),
                1,
                lowering.multiplyAdd(),
                function.elementwise());
        return function.after(lowering.run(convolution, lowering.output(), operands), lowering);
    }

    private Window2D window() {
        return Window2D.of(kernelSize, strides, padding, dilationRate);
    }

    private OptionalInt outputPadding(int axis) {
        return outputPadding.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(outputPadding.get(Math.min(axis, outputPadding.size() - 1)));
    }
}
