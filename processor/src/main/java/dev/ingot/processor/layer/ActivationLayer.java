// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Activation}: an activation function. */
public record ActivationLayer(Activations value) implements LayerDefinition {

    /** The only function that changes the shape. */
    private static final GLULayer GLU = new GLULayer(-1);

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        return value == Activations.GLU ? GLU.infer(inputs, reporter) : Optional.of(inputs.get(0));
    }

    @Override
    public Node lower(Lowering lowering) {
        if (value == Activations.GLU) {
            return GLU.lower(lowering);
        }
        ActivationFunction function = ActivationFunction.of(value);
        Node result = function.after(lowering.input(), lowering);
        if (result != lowering.input()) {
            return result;
        }
        ElementFunction elementwise = function.elementwise();
        return lowering.run(
                elementwise.isLinear() ? new Identity() : new Elementwise(elementwise),
                lowering.output(),
                lowering.inputs());
    }
}
