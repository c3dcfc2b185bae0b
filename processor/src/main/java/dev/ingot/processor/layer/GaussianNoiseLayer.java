// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** {@link dev.ingot.dsl.GaussianNoise}: the identity at inference. */
public record GaussianNoiseLayer(double value) implements InferenceIdentity {

    @Override
    public void check(Reporter reporter) {
        Arguments.fraction(reporter, "value", "the standard deviation", value, 0.1);
    }
}
