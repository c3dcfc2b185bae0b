// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.SpatialDropout1D}: the identity at inference. */
public record SpatialDropout1DLayer(double value) implements InferenceIdentity {

    @Override
    public void check(Reporter reporter) {
        Arguments.fraction(reporter, "value", "the rate", value, 0.5);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return SpatialInput.check(reporter, inputs.get(0), 1) ? Optional.of(inputs.get(0)) : Optional.empty();
    }
}
