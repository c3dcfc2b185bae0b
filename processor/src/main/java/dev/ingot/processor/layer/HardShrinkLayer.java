// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.HardShrink}: 0 near 0. */
public record HardShrinkLayer(double threshold) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "threshold", threshold, 0.5);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.HARD_SHRINK, (float) threshold);
    }
}
