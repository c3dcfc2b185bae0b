// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.Threshold}: another value below a threshold. */
public record ThresholdLayer(double threshold, double defaultValue) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        Arguments.finite(reporter, "threshold", threshold, 0.0);
        Arguments.finite(reporter, "defaultValue", defaultValue, 0.0);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.THRESHOLD, (float) threshold, (float) defaultValue);
    }
}
