// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Flatten}: all values in one axis. */
public record FlattenLayer() implements LayerDefinition {

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return TensorSize.output(reporter, inputs.get(0).elements());
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(new Reshape(), lowering.output(), lowering.inputs());
    }
}
