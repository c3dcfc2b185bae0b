// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** A convolution of single channels of sequences or images. */
interface DepthwiseConvolution extends ChannelConvolution {

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return filtered(inputs.get(0), reporter);
    }

    @Override
    default List<WeightVariable> weights(List<Shape> inputs) {
        Shape kernel = channelKernel(inputs.get(0));
        return WeightVariable.kernelAndBias(kernel, kernel.size(axes()) * kernel.last(), useBias());
    }

    @Override
    default Node lower(Lowering lowering) {
        ActivationFunction function = ActivationFunction.of(activation());
        return function.after(
                filter(lowering, "kernel", lowering.output(), useBias(), function.elementwise()), lowering);
    }
}
