// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Dense}: {@code (..., in)} to {@code (..., units)}. */
public record DenseLayer(int units, Activations activation, boolean useBias) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        if (units < 1) {
            reporter.reportAt("units", Code.ARGUMENT_TOO_SMALL, "units", units, 1);
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Optional.of(input.with(input.rank() - 1, units));
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        int in = inputs.get(0).last();
        List<WeightVariable> weights = new ArrayList<>();
        weights.add(new WeightVariable("kernel", Shape.of(in, units), WeightRole.KERNEL, in, units));
        if (useBias) {
            weights.add(WeightVariable.vector("bias", units, WeightRole.BIAS));
        }
        return weights;
    }

    @Override
    public Node lower(Lowering lowering) {
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), lowering.weight("kernel")));
        if (useBias) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation);
        Node dense = lowering.run(new Dense(function.elementwise()), lowering.output(), operands);
        return function.after(dense, lowering);
    }
}
