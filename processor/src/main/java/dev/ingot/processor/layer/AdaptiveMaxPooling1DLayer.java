// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Pool.Kind;
import java.util.List;

/** {@link dev.ingot.dsl.AdaptiveMaxPooling1D}: the largest value of each window, for an output of a given size. */
public record AdaptiveMaxPooling1DLayer(List<Integer> outputSize) implements AdaptivePoolingLayer {

    @Override
    public Kind kind() {
        return Kind.MAX;
    }

    @Override
    public int axes() {
        return 1;
    }
}
