// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Pool.Kind;

/** {@link dev.ingot.dsl.GlobalMaxPooling3D}: the largest value of each channel. */
public record GlobalMaxPooling3DLayer(boolean keepdims) implements GlobalPoolingLayer {

    @Override
    public Kind kind() {
        return Kind.MAX;
    }

    @Override
    public int axes() {
        return 3;
    }
}
