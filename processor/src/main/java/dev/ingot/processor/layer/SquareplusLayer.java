// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.Squareplus}: a smooth rectifier made of a square root. */
public record SquareplusLayer(double b) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "b", b, 4.0);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.SQUAREPLUS, (float) b);
    }
}
