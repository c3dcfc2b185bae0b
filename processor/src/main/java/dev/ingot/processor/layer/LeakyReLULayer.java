// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.LeakyReLU}: the rectified linear unit with a slope for negative values. */
public record LeakyReLULayer(double negativeSlope) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "negativeSlope", negativeSlope, 0.3);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.LEAKY_RELU, (float) negativeSlope);
    }
}
