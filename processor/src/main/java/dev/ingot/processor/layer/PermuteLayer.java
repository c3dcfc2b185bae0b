// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@link dev.ingot.dsl.Permute}: the axes in another order. */
public record PermuteLayer(List<Integer> value) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        if (value.isEmpty()) {
            reporter.reportAt("value", Code.EMPTY_ARGUMENT, "the order of the axes", "@Permute({2, 1}) for two axes");
        }
        for (int i = 0; i < value.size(); i++) {
            int axis = value.get(i);
            if (axis < 1 || axis > value.size() || value.indexOf(axis) < i) {
                List<Integer> missing = IntStream.rangeClosed(1, value.size())
                        .filter(other -> !value.contains(other))
                        .boxed()
                        .toList();
                reporter.reportAt("value", i, Code.NOT_A_PERMUTATION, axis, value.size(), missing.get(0));
                return;
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (input.rank() != value.size()) {
            reporter.reportAt(
                    "value", Code.PERMUTATION_LENGTH, value.size(), reporter.inputName(0), input, input.rank());
            return Optional.empty();
        }
        return Optional.of(op().of(input));
    }

    private Transpose op() {
        return new Transpose(value.stream().map(axis -> axis - 1).toList());
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(op(), lowering.output(), lowering.inputs());
    }
}
