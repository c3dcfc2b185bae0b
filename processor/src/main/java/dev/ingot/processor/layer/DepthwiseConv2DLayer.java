// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import java.util.List;

/** {@link dev.ingot.dsl.DepthwiseConv2D}: {@code (rows, columns, in)} to {@code (rows', columns', in * depthMultiplier)}. */
public record DepthwiseConv2DLayer(
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
        return 2;
    }
}
