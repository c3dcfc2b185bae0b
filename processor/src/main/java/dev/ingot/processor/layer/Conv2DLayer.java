// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Conv2D}: {@code (rows, columns, in)} to {@code (rows', columns', filters)}. */
public record Conv2DLayer(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        List<Integer> dilationRate,
        int groups,
        Activations activation,
        boolean useBias)
        implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Window2D.check(reporter, kernelSize, strides, padding, dilationRate);
        boolean good =
                Arguments.atLeast(reporter, "filters", filters, 1) & Arguments.atLeast(reporter, "groups", groups, 1);
        if (good && filters % groups != 0) {
            long multiple = (filters / groups + 1L) * groups;
            reporter.reportAt(
                    "groups", Code.GROUPS_FILTERS, groups, filters, Divisors.nearest(filters, groups), multiple);
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        if (!groupsDivide(input, reporter) | !kernelFits(input, reporter)) {
            return Optional.empty();
        }
        Size2D kernel = Size2D.of(kernelSize);
        if (!TensorSize.kernelFits(reporter, kernel.rows(), kernel.columns(), input.last() / groups, filters)) {
            return Optional.empty();
        }
        return TensorSize.output(
                reporter,
                window().rows().outputLength(input.size(0)),
                window().columns().outputLength(input.size(1)),
                filters);
    }

    private boolean groupsDivide(Shape input, Reporter reporter) {
        int channels = input.last();
        if (channels % groups == 0) {
            return true;
        }
        int common =
                BigInteger.valueOf(channels).gcd(BigInteger.valueOf(filters)).intValue();
        reporter.reportAt(
                "groups",
                Code.GROUPS_CHANNELS,
                groups,
                channels,
                reporter.inputName(0),
                input,
                Divisors.nearest(common, groups));
        return false;
    }

    private boolean kernelFits(Shape input, Reporter reporter) {
        Window rows = window().rows();
        Window columns = window().columns();
        boolean rowsFit = rows.outputLength(input.size(0)) > 0;
        boolean columnsFit = columns.outputLength(input.size(1)) > 0;
        if (rowsFit && columnsFit) {
            return true;
        }
        Object[] arguments = {
            rows.span() + "x" + columns.span(),
            reporter.inputName(0),
            input,
            "{" + rows.largestKernel(input.size(0)) + ", " + columns.largestKernel(input.size(1)) + "}"
        };
        if (!rowsFit && !columnsFit) {
            reporter.reportAt("kernelSize", Code.KERNEL_TOO_LARGE, arguments);
        } else {
            reporter.reportAt("kernelSize", rowsFit ? 1 : 0, Code.KERNEL_TOO_LARGE, arguments);
        }
        return false;
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        Size2D kernel = Size2D.of(kernelSize);
        Shape shape = Shape.of(kernel.rows(), kernel.columns(), inputs.get(0).last() / groups, filters);
        return WeightVariable.kernelAndBias(shape, filters, useBias);
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), lowering.weight("kernel")));
        if (useBias) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation);
        Convolution convolution = new Convolution(
                List.of(window().rows().plain(input.size(0)), window().columns().plain(input.size(1))),
                groups,
                lowering.multiplyAdd(),
                function.elementwise());
        return function.after(lowering.run(convolution, lowering.output(), operands), lowering);
    }

    private Window2D window() {
        return Window2D.of(kernelSize, strides, padding, dilationRate);
    }
}
