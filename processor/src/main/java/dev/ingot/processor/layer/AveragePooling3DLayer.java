// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Pool.Kind;
import java.util.List;

/** {@link dev.ingot.dsl.AveragePooling3D}: the mean of each window. */
public record AveragePooling3DLayer(List<Integer> poolSize, List<Integer> strides, Padding padding)
        implements PoolingLayer {

    @Override
    public Kind kind() {
        return Kind.AVERAGE;
    }

    @Override
    public int axes() {
        return 3;
    }
}
