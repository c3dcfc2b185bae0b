// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.GELU}: the Gaussian error linear unit. */
public record GELULayer(boolean approximate) implements ElementwiseLayer {

    @Override
    public ElementFunction function() {
        return new ElementFunction(approximate ? Kind.GELU_TANH : Kind.GELU);
    }
}
