// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.ELU}: the exponential linear unit. */
public record ELULayer(double alpha) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.finite(reporter, "alpha", alpha, 1.0);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.ELU, (float) alpha);
    }
}
