// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.UpSampling3D}: {@code (depth, rows, columns, channels)} with each of them repeated. */
public record UpSampling3DLayer(List<Integer> size) implements LayerDefinition {

    private static final int AXES = 3;

    @Override
    public void check(Reporter reporter) {
        Arguments.perAxis(reporter, "size", size, AXES, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return UpSampling.infer(inputs.get(0), UpSampling.factors(size, AXES), reporter);
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(UpSampling.nearest(UpSampling.factors(size, AXES)), lowering.output(), lowering.inputs());
    }
}
