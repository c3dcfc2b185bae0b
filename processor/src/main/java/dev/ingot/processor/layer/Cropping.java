// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SpatialAxes;
import java.util.List;
import java.util.Optional;

/** A sequence, image or volume without its border. */
interface Cropping extends LayerDefinition {

    /** Number of spatial axes. */
    int axes();

    /** Cells that are cut off: one number for all sides, one for each axis, or one for each side. */
    List<Integer> cropping();

    @Override
    default void check(Reporter reporter) {
        Margins.check(reporter, "cropping", cropping(), axes());
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] sizes = TensorSize.sizes(input);
        List<Margin> margins = Margins.of(cropping(), axes());
        boolean good = true;
        for (int axis = 0; axis < axes(); axis++) {
            long cut = (long) margins.get(axis).before() + margins.get(axis).after();
            sizes[axis] -= cut;
            if (sizes[axis] < 1) {
                reporter.reportAt(
                        "cropping",
                        Margins.largest(cropping(), axes(), axis),
                        Code.CROPPING_TOO_LARGE,
                        cut,
                        cells(axis),
                        reporter.inputName(0),
                        input,
                        input.size(axis) - 1);
                good = false;
            }
        }
        return good ? TensorSize.output(reporter, sizes) : Optional.empty();
    }

    private String cells(int axis) {
        String name = SpatialAxes.names(axes()).get(axis);
        return name.equals("depth") ? "slices" : name;
    }

    @Override
    default Node lower(Lowering lowering) {
        Pad pad = new Pad(Margins.of(cropping(), axes()).stream()
                .map(margin -> new Margin(-margin.before(), -margin.after()))
                .toList());
        return lowering.run(pad.cuts() ? pad : new Identity(), lowering.output(), lowering.inputs());
    }
}
