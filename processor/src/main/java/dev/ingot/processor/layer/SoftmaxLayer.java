// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link dev.ingot.dsl.Softmax}: shares of 1 over one or several axes. */
public record SoftmaxLayer(List<Integer> axis) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        if (axis.isEmpty()) {
            reporter.reportAt("axis", Code.EMPTY_ARGUMENT, "axis", "axis = -1 for the last axis");
        }
        for (int i = 0; i < axis.size(); i++) {
            Axis.check(reporter, i, axis.get(i));
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        Set<Integer> seen = new HashSet<>();
        boolean good = true;
        for (int i = 0; i < axis.size(); i++) {
            if (!Axis.exists(reporter, i, axis.get(i), input)) {
                good = false;
            } else if (!seen.add(Axis.index(axis.get(i), input))) {
                reporter.reportAt("axis", i, Code.AXIS_REPEATED, axis.get(i));
                good = false;
            }
        }
        return good ? Optional.of(input) : Optional.empty();
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        List<Integer> axes =
                axis.stream().map(number -> Axis.index(number, shape)).sorted().toList();
        return lowering.run(new Softmax(axes), shape, lowering.inputs());
    }
}
