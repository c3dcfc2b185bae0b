// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Merge;

/** {@link dev.ingot.dsl.Average}: the mean of the inputs, element by element. */
public record AverageLayer() implements MergeLayer {

    @Override
    public Merge.Kind kind() {
        return Merge.Kind.MEAN;
    }
}
