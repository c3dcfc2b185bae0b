// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Activation}: an activation function. */
public record ActivationLayer(Activations value) implements LayerDefinition {

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return Optional.of(inputs.get(0));
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(op(lowering.output()), lowering.output(), lowering.inputs());
    }

    private RunOp op(Shape shape) {
        if (value == Activations.SOFTMAX) {
            return new Softmax(List.of(shape.rank() - 1));
        }
        ElementFunction function = ActivationFunction.of(value).elementwise();
        return function.isLinear() ? new Identity() : new Elementwise(function);
    }
}
