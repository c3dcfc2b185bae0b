// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.ZeroPadding2D}: {@code (rows, columns, channels)} with zeros around. */
public record ZeroPadding2DLayer(List<Integer> padding) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Sides.check(reporter, "padding", padding);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        Sides sides = Sides.of(padding);
        return TensorSize.output(reporter, input.size(0) + sides.rows(), input.size(1) + sides.columns(), input.last());
    }

    @Override
    public Node lower(Lowering lowering) {
        Sides sides = Sides.of(padding);
        Pad pad = new Pad(List.of(new Margin(sides.top(), sides.bottom()), new Margin(sides.left(), sides.right())));
        return lowering.run(pad.adds() ? pad : new Identity(), lowering.output(), lowering.inputs());
    }
}
