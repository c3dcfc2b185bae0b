// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.RepeatVector}: a vector, several times along a new first axis. */
public record RepeatVectorLayer(int value) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.atLeast(reporter, "value", value, 1);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (input.rank() != 1) {
            reporter.report(
                    Code.WRONG_RANK,
                    "(features)",
                    reporter.inputName(0),
                    input,
                    "put @Flatten before this layer, if all values are the vector");
            return Optional.empty();
        }
        return TensorSize.output(reporter, value, input.last());
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape once = Shape.of(1, lowering.output().last());
        Node row = lowering.run(new Reshape(), once, lowering.inputs());
        return lowering.run(new Repeat(List.of(value)), lowering.output(), List.of(row));
    }
}
