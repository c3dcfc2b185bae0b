// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.CELU}: the continuously differentiable exponential linear unit. */
public record CELULayer(double alpha) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.positive(reporter, "alpha", alpha, 1.0);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.CELU, (float) alpha);
    }
}
