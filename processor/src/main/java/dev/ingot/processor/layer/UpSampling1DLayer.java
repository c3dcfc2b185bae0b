// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.UpSampling1D}: {@code (steps, channels)} with each step repeated. */
public record UpSampling1DLayer(int size) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "size", size, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return UpSampling.infer(inputs.get(0), List.of(size), reporter);
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(UpSampling.nearest(List.of(size)), lowering.output(), lowering.inputs());
    }
}
