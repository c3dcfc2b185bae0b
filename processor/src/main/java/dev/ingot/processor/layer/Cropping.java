// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SpatialAxes;
import java.util.List;

/** A sequence, image or volume without its border. */
interface Cropping extends Border {

    /** Cells that are cut off: one number for all sides, one for each axis, or one for each side. */
    List<Integer> cropping();

    @Override
    default void check(Reporter reporter) {
        Margins.check(reporter, "cropping", cropping(), axes());
    }

    @Override
    default List<Margin> margins() {
        return Margins.of(cropping(), axes()).stream()
                .map(margin -> new Margin(-margin.before(), -margin.after()))
                .toList();
    }

    @Override
    default void reportEmpty(Reporter reporter, int axis, Shape input) {
        Margin margin = margins().get(axis);
        reporter.reportAt(
                "cropping",
                Margins.largest(cropping(), axes(), axis),
                Code.CROPPING_TOO_LARGE,
                -((long) margin.before() + margin.after()),
                cells(axis),
                reporter.inputName(0),
                input,
                input.size(axis) - 1);
    }

    private String cells(int axis) {
        String name = SpatialAxes.names(axes()).get(axis);
        return name.equals("depth") ? "slices" : name;
    }
}
