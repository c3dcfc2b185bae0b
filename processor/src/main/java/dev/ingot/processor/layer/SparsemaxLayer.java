// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Sparsemax}: shares of 1 over an axis, many of them 0. */
public record SparsemaxLayer(int axis) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, 0, axis);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Axis.exists(reporter, 0, axis, input) ? Optional.of(input) : Optional.empty();
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        Softmax op = new Softmax(Softmax.Kind.SPARSE, List.of(Axis.index(axis, shape)));
        return lowering.run(op, shape, lowering.inputs());
    }
}
