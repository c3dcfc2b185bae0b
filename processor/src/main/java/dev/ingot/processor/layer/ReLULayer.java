// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;

/** {@link dev.ingot.dsl.ReLU}: the rectified linear unit with ceiling, slope and threshold. */
public record ReLULayer(double maxValue, double negativeSlope, double threshold) implements ElementwiseLayer {

    @Override
    public void check(Reporter reporter) {
        if (Double.isNaN(maxValue)) {
            reporter.reportAt(
                    "maxValue", Code.NOT_A_NUMBER, "maxValue", maxValue, "a number, or infinity for no ceiling", 6.0);
        } else if (maxValue < 0) {
            reporter.reportAt("maxValue", Code.ARGUMENT_TOO_SMALL, "maxValue", maxValue, 0);
        }
        Arguments.notNegative(reporter, "negativeSlope", negativeSlope, 0.1);
        Arguments.notNegative(reporter, "threshold", threshold, 0.0);
    }

    @Override
    public ElementFunction function() {
        return new ElementFunction(Kind.RELU, (float) maxValue, (float) negativeSlope, (float) threshold);
    }
}
