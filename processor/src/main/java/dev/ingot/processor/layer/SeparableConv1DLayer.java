// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import java.util.List;

/** {@link dev.ingot.dsl.SeparableConv1D}: {@code (steps, in)} to {@code (steps', filters)}. */
public record SeparableConv1DLayer(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        List<Integer> dilationRate,
        int depthMultiplier,
        Activations activation,
        boolean useBias)
        implements SeparableConvolution {

    @Override
    public int axes() {
        return 1;
    }
}
