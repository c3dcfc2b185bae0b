// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.SoftShrink}: shrinks towards 0. */
public record SoftShrinkLayer(double threshold) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "threshold", threshold, 0.5);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.SOFT_SHRINK, (float) threshold);
    }
}
