// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** {@link dev.ingot.dsl.AlphaDropout}: the identity at inference. */
public record AlphaDropoutLayer(double value) implements InferenceIdentity {

    @Override
    public void check(Reporter reporter) {
        Arguments.fraction(reporter, "value", "the rate", value, 0.1);
    }
}
