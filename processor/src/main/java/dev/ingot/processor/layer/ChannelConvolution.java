// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the layers have in common that apply filters to single channels. */
interface ChannelConvolution extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** Cells of the kernel, one number for all axes or one for each. */
    List<Integer> kernelSize();

    /** Distances between windows, one number for all axes or one for each. */
    List<Integer> strides();

    /** What happens at the border. */
    Padding padding();

    /** Distances between the cells of a window, one number for all axes or one for each. */
    List<Integer> dilationRate();

    /** Filters of a channel. */
    int depthMultiplier();

    /** Applied to the output. */
    Activations activation();

    /** Whether a bias is added. */
    boolean useBias();

    @Override
    default void check(Reporter reporter) {
        if (padding() == Padding.CAUSAL) {
            reporter.reportAt("padding", Code.CAUSAL_PADDING);
        }
        Windows.checkSizes(reporter, axes(), kernelSize(), strides(), padding(), dilationRate());
        Arguments.atLeast(reporter, "depthMultiplier", depthMultiplier(), 1);
    }

    /** The shape after the convolution of single channels. */
    default Optional<Shape> filtered(Shape input, Reporter reporter) {
        if (!SpatialInput.check(reporter, input, axes()) || !windows().fit(reporter, input)) {
            return Optional.empty();
        }
        long[] kernel = new long[axes() + 2];
        long[] output = new long[axes() + 1];
        for (int axis = 0; axis < axes(); axis++) {
            kernel[axis] = windows().along().get(axis).kernel();
            output[axis] = windows().along().get(axis).outputLength(input.size(axis));
        }
        kernel[axes()] = input.last();
        kernel[axes() + 1] = depthMultiplier();
        output[axes()] = (long) input.last() * depthMultiplier();
        return TensorSize.kernelFits(reporter, kernel) ? TensorSize.output(reporter, output) : Optional.empty();
    }

    /** The kernel in Keras' layout: {@code (..., in, depthMultiplier)}. */
    default Shape channelKernel(Shape input) {
        List<Integer> sizes = new ArrayList<>(IntStream.range(0, axes())
                .mapToObj(axis -> Arguments.along(kernelSize(), axis))
                .toList());
        sizes.addAll(List.of(input.last(), depthMultiplier()));
        return Shape.of(sizes);
    }

    /** The convolution, whose kernel is the same values as one of a filter after the other. */
    default Node filter(Lowering lowering, String kernelName, Shape shape, boolean bias, ElementFunction function) {
        Shape input = lowering.input().shape();
        Node kernel = lowering.weight(kernelName);
        Shape grouped = kernel.shape().with(axes(), 1).with(axes() + 1, shape.last());
        List<Node> operands = new ArrayList<>(List.of(
                lowering.input(),
                lowering.load("kernelByFilter", new Broadcast(grouped, grouped), grouped, List.of(kernel))));
        if (bias) {
            operands.add(lowering.weight("bias"));
        }
        List<ConvolutionAxis> along = IntStream.range(0, axes())
                .mapToObj(axis -> windows().along().get(axis).plain(input.size(axis)))
                .toList();
        Convolution convolution = new Convolution(along, input.last(), lowering.multiplyAdd(), function);
        return lowering.run(convolution, shape, operands);
    }

    private Windows windows() {
        return Windows.of(axes(), kernelSize(), strides(), padding(), dilationRate());
    }
}
