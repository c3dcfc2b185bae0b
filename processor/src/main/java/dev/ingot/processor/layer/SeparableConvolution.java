// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A convolution of single channels, then one of single cells: of sequences or images. */
interface SeparableConvolution extends ChannelConvolution {

    /** Channels of the output. */
    int filters();

    @Override
    default void check(Reporter reporter) {
        Arguments.atLeast(reporter, "filters", filters(), 1);
        ChannelConvolution.super.check(reporter);
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Optional<Shape> filtered = filtered(inputs.get(0), reporter);
        if (filtered.isEmpty()
                || !TensorSize.kernelFits(reporter, filtered.get().last(), filters())) {
            return Optional.empty();
        }
        long[] sizes = filtered.get().toList().stream().mapToLong(size -> size).toArray();
        sizes[axes()] = filters();
        return TensorSize.output(reporter, sizes);
    }

    @Override
    default List<WeightVariable> weights(List<Shape> inputs) {
        Shape kernel = channelKernel(inputs.get(0));
        int channels = kernel.size(axes()) * depthMultiplier();
        int[] pointwise = IntStream.range(0, axes() + 2)
                .map(axis -> axis < axes() ? 1 : axis == axes() ? channels : filters())
                .toArray();
        List<WeightVariable> weights = new ArrayList<>(List.of(
                WeightVariable.kernel("depthwise_kernel", kernel),
                WeightVariable.kernel("pointwise_kernel", Shape.of(pointwise))));
        if (useBias()) {
            weights.add(WeightVariable.vector("bias", filters(), WeightRole.BIAS));
        }
        return weights;
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape output = lowering.output();
        int channels = lowering.input().shape().last() * depthMultiplier();
        Shape filteredShape = output.with(axes(), channels);
        Node filtered = filter(lowering, "depthwise_kernel", filteredShape, false, ElementFunction.LINEAR);
        List<Node> operands = new ArrayList<>(List.of(filtered, lowering.weight("pointwise_kernel")));
        if (useBias()) {
            operands.add(lowering.weight("bias"));
        }
        List<ConvolutionAxis> single = IntStream.range(0, axes())
                .map(output::size)
                .mapToObj(length -> new ConvolutionAxis(
                        length, length, 1, 1, List.of(new Phase(0, length, List.of(new Tap(0, 0))))))
                .toList();
        ActivationFunction function = ActivationFunction.of(activation());
        Convolution pointwise = new Convolution(single, 1, lowering.multiplyAdd(), function.elementwise());
        return function.after(lowering.run(pointwise, output, operands), lowering);
    }
}
