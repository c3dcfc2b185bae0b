// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A convolution of sequences, images or volumes, with Keras' arguments. */
interface PlainConvolution extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** Channels of the output. */
    int filters();

    /** Cells of the kernel, one number for all axes or one for each. */
    List<Integer> kernelSize();

    /** Distances between windows, one number for all axes or one for each. */
    List<Integer> strides();

    /** What happens at the border. */
    Padding padding();

    /** Distances between the cells of a window, one number for all axes or one for each. */
    List<Integer> dilationRate();

    /** Number of groups that channels and filters are split into. */
    int groups();

    /** Applied to the output. */
    Activations activation();

    /** Whether a bias is added. */
    boolean useBias();

    @Override
    default void check(Reporter reporter) {
        if (padding() == Padding.CAUSAL && axes() > 1) {
            reporter.reportAt("padding", Code.CAUSAL_PADDING);
        }
        Windows.check(reporter, axes(), kernelSize(), strides(), padding(), dilationRate());
        boolean good = Arguments.atLeast(reporter, "filters", filters(), 1)
                & Arguments.atLeast(reporter, "groups", groups(), 1);
        if (good && filters() % groups() != 0) {
            long multiple = (filters() / groups() + 1L) * groups();
            reporter.reportAt(
                    "groups",
                    Code.GROUPS_FILTERS,
                    groups(),
                    filters(),
                    Divisors.nearest(filters(), groups()),
                    multiple);
        }
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        if (!groupsDivide(input, reporter) | !windows().fit(reporter, input)) {
            return Optional.empty();
        }
        List<Window> windows = windows().along();
        long[] kernel = new long[axes() + 2];
        long[] output = new long[axes() + 1];
        for (int axis = 0; axis < axes(); axis++) {
            kernel[axis] = windows.get(axis).kernel();
            output[axis] = windows.get(axis).outputLength(input.size(axis));
        }
        kernel[axes()] = input.last() / groups();
        kernel[axes() + 1] = filters();
        output[axes()] = filters();
        return TensorSize.kernelFits(reporter, kernel) ? TensorSize.output(reporter, output) : Optional.empty();
    }

    private boolean groupsDivide(Shape input, Reporter reporter) {
        int channels = input.last();
        if (channels % groups() == 0) {
            return true;
        }
        int common =
                BigInteger.valueOf(channels).gcd(BigInteger.valueOf(filters())).intValue();
        reporter.reportAt(
                "groups",
                Code.GROUPS_CHANNELS,
                groups(),
                channels,
                reporter.inputName(0),
                input,
                Divisors.nearest(common, groups()));
        return false;
    }

    @Override
    default List<WeightVariable> weights(List<Shape> inputs) {
        List<Integer> sizes = new ArrayList<>(IntStream.range(0, axes())
                .mapToObj(axis -> Arguments.along(kernelSize(), axis))
                .toList());
        sizes.addAll(List.of(inputs.get(0).last() / groups(), filters()));
        return WeightVariable.kernelAndBias(Shape.of(sizes), filters(), useBias());
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), lowering.weight("kernel")));
        if (useBias()) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation());
        List<ConvolutionAxis> along = IntStream.range(0, axes())
                .mapToObj(axis -> windows().along().get(axis).plain(input.size(axis)))
                .toList();
        Convolution convolution = new Convolution(along, groups(), lowering.multiplyAdd(), function.elementwise());
        return function.after(lowering.run(convolution, lowering.output(), operands), lowering);
    }

    private Windows windows() {
        return Windows.of(axes(), kernelSize(), strides(), padding(), dilationRate());
    }
}
