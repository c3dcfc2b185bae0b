// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** Zeros around a sequence, image or volume. */
interface ZeroPadding extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** Cells of zeros: one number for all sides, one for each axis, or one for each side. */
    List<Integer> padding();

    @Override
    default void check(Reporter reporter) {
        Margins.check(reporter, "padding", padding(), axes());
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] sizes = TensorSize.sizes(input);
        List<Margin> margins = Margins.of(padding(), axes());
        for (int axis = 0; axis < axes(); axis++) {
            sizes[axis] += (long) margins.get(axis).before() + margins.get(axis).after();
        }
        return TensorSize.output(reporter, sizes);
    }

    @Override
    default Node lower(Lowering lowering) {
        Pad pad = new Pad(Margins.of(padding(), axes()));
        return lowering.run(pad.adds() ? pad : new Identity(), lowering.output(), lowering.inputs());
    }
}
