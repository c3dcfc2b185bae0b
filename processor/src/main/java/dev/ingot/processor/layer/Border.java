// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** A sequence, image or volume with a border more, or less. */
interface Border extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** The cells that are added to each spatial axis; negative for those that are cut off. */
    List<Margin> margins();

    /** Reports an axis of which nothing is left. */
    default void reportEmpty(Reporter reporter, int axis, Shape input) {
        throw new IllegalStateException("axis " + axis + " of " + input + " with " + margins());
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] sizes = TensorSize.sizes(input);
        boolean good = true;
        for (int axis = 0; axis < axes(); axis++) {
            Margin margin = margins().get(axis);
            sizes[axis] += (long) margin.before() + margin.after();
            if (sizes[axis] < 1) {
                reportEmpty(reporter, axis, input);
                good = false;
            }
        }
        return good ? TensorSize.output(reporter, sizes) : Optional.empty();
    }

    @Override
    default Node lower(Lowering lowering) {
        Pad pad = new Pad(margins());
        return lowering.run(pad.adds() || pad.cuts() ? pad : new Identity(), lowering.output(), lowering.inputs());
    }
}
