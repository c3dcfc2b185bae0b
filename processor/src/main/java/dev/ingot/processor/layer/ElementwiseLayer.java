// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** A layer that applies a function to each element. */
interface ElementwiseLayer extends LayerDefinition {

    /** The function, of arguments that {@link #check} accepted. */
    ElementFunction function();

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return Optional.of(inputs.get(0));
    }

    @Override
    default Node lower(Lowering lowering) {
        return lowering.run(new Elementwise(function()), lowering.output(), lowering.inputs());
    }
}
