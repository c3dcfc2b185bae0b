// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Merge;

/** {@link dev.ingot.dsl.Subtract}: the first input minus the second, element by element. */
public record SubtractLayer() implements MergeLayer {

    @Override
    public Arity arity() {
        return Arity.TWO;
    }

    @Override
    public Merge.Kind kind() {
        return Merge.Kind.DIFFERENCE;
    }
}
