// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Pool.Kind;
import java.util.List;

/** {@link dev.ingot.dsl.AdaptiveAveragePooling3D}: the mean of each window, for an output of a given size. */
public record AdaptiveAveragePooling3DLayer(List<Integer> outputSize) implements AdaptivePoolingLayer {

    @Override
    public Kind kind() {
        return Kind.AVERAGE;
    }

    @Override
    public int axes() {
        return 3;
    }
}
