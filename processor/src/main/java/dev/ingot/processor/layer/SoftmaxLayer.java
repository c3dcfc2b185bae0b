// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Softmax}: shares of 1 over one or several axes. */
public record SoftmaxLayer(List<Integer> axis) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, axis);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Axis.exist(reporter, axis, input) ? Optional.of(input) : Optional.empty();
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        Softmax op = new Softmax(Softmax.Kind.SHARES, Axis.indices(axis, shape));
        return lowering.run(op, shape, lowering.inputs());
    }
}
