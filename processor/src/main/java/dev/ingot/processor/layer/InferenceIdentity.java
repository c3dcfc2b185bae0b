// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** What the layers that do nothing at inference have in common. */
interface InferenceIdentity extends LayerDefinition {

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return Optional.of(inputs.get(0));
    }

    @Override
    default Node lower(Lowering lowering) {
        return lowering.run(new Identity(), lowering.output(), lowering.inputs());
    }
}
