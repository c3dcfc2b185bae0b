// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Pool.Kind;

/** {@link dev.ingot.dsl.GlobalAveragePooling3D}: the mean of each channel. */
public record GlobalAveragePooling3DLayer(boolean keepdims) implements GlobalPoolingLayer {

    @Override
    public Kind kind() {
        return Kind.AVERAGE;
    }

    @Override
    public int axes() {
        return 3;
    }
}
