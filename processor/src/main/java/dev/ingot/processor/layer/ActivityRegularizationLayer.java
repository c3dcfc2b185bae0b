// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** {@link dev.ingot.dsl.ActivityRegularization}: the identity at inference. */
public record ActivityRegularizationLayer(double l1, double l2) implements InferenceIdentity {

    @Override
    public void check(Reporter reporter) {
        Arguments.notNegative(reporter, "l1", l1, 0.01);
        Arguments.notNegative(reporter, "l2", l2, 0.01);
    }
}
