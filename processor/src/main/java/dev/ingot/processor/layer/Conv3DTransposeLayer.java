// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.dsl.Padding;
import java.util.List;

/** {@link dev.ingot.dsl.Conv3DTranspose}: {@code (depth, rows, columns, in)} to {@code (depth', rows', columns', filters)}. */
public record Conv3DTransposeLayer(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        List<Integer> outputPadding,
        List<Integer> dilationRate,
        Activations activation,
        boolean useBias)
        implements TransposedConvolution {

    @Override
    public int axes() {
        return 3;
    }
}
