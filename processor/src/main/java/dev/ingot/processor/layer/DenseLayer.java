// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Activations;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Summation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Dense}: {@code (..., in)} to {@code (..., units)}. */
public record DenseLayer(int units, Activations activation, boolean useBias) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "units", units, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!TensorSize.kernelFits(reporter, input.last(), units)) {
            return Optional.empty();
        }
        long[] sizes = input.toList().stream().mapToLong(size -> size).toArray();
        sizes[sizes.length - 1] = units;
        return TensorSize.output(reporter, sizes);
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        return WeightVariable.kernelAndBias(Shape.of(inputs.get(0).last(), units), units, useBias);
    }

    @Override
    public Node lower(Lowering lowering) {
        List<Node> operands = new ArrayList<>(List.of(lowering.input(), lowering.weight("kernel")));
        if (useBias) {
            operands.add(lowering.weight("bias"));
        }
        ActivationFunction function = ActivationFunction.of(activation);
        Dense dense = new Dense(Summation.ofDense(units), lowering.multiplyAdd(), function.elementwise());
        return function.after(lowering.run(dense, lowering.output(), operands), lowering);
    }
}
