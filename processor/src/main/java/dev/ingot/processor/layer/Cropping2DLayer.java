// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Cropping2D}: {@code (rows, columns, channels)} without its border. */
public record Cropping2DLayer(List<Integer> cropping) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Sides.check(reporter, "cropping", cropping);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, 2)) {
            return Optional.empty();
        }
        Sides sides = Sides.of(cropping);
        if (!leaves(input, 0, sides.rows(), "rows", reporter)
                | !leaves(input, 1, sides.columns(), "columns", reporter)) {
            return Optional.empty();
        }
        return TensorSize.output(reporter, input.size(0) - sides.rows(), input.size(1) - sides.columns(), input.last());
    }

    private boolean leaves(Shape input, int axis, long cut, String what, Reporter reporter) {
        if (cut < input.size(axis)) {
            return true;
        }
        reporter.reportAt(
                "cropping",
                blamed(axis),
                Code.CROPPING_TOO_LARGE,
                cut,
                what,
                reporter.inputName(0),
                input,
                input.size(axis) - 1);
        return false;
    }

    /** The number that cuts off most of an axis. */
    private int blamed(int axis) {
        if (cropping.size() < 4) {
            return Math.min(axis, cropping.size() - 1);
        }
        return cropping.get(2 * axis) < cropping.get(2 * axis + 1) ? 2 * axis + 1 : 2 * axis;
    }

    @Override
    public Node lower(Lowering lowering) {
        Sides sides = Sides.of(cropping);
        Pad pad =
                new Pad(List.of(new Margin(-sides.top(), -sides.bottom()), new Margin(-sides.left(), -sides.right())));
        return lowering.run(pad.cuts() ? pad : new Identity(), lowering.output(), lowering.inputs());
    }
}
