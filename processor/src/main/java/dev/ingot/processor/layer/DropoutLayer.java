// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Dropout}: the identity at inference. */
public record DropoutLayer(double value) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        boolean inRange = 0 <= value && value <= 1; // false for NaN
        if (!inRange) {
            reporter.reportAt("value", Code.ARGUMENT_OUT_OF_RANGE, "the rate", value, 0, 1, 0.5);
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return Optional.of(inputs.get(0));
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(new Identity(), lowering.output(), lowering.inputs());
    }
}
