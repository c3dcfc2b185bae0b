// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Pool.Kind;
import java.util.List;

/** {@link dev.ingot.dsl.MaxPooling1D}: the largest value of each window. */
public record MaxPooling1DLayer(List<Integer> poolSize, List<Integer> strides, Padding padding)
        implements PoolingLayer {

    @Override
    public Kind kind() {
        return Kind.MAX;
    }

    @Override
    public int axes() {
        return 1;
    }
}
