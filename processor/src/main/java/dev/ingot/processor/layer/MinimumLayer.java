// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Merge;

/** {@link dev.ingot.dsl.Minimum}: the smallest of the inputs, element by element. */
public record MinimumLayer() implements MergeLayer {

    @Override
    public Merge.Kind kind() {
        return Merge.Kind.MINIMUM;
    }
}
