// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import java.util.List;

/** {@link dev.ingot.dsl.DepthwiseConv1D}: {@code (steps, in)} to {@code (steps', in * depthMultiplier)}. */
public record DepthwiseConv1DLayer(
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        int depthMultiplier,
        List<Integer> dilationRate,
        Activations activation,
        boolean useBias)
        implements DepthwiseConvolution {

    @Override
    public int axes() {
        return 1;
    }
}
