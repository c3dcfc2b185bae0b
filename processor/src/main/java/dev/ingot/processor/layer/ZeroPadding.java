// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Pad.Margin;
import java.util.List;

/** Zeros around a sequence, image or volume. */
interface ZeroPadding extends Border {

    /** Cells of zeros: one number for all sides, one for each axis, or one for each side. */
    List<Integer> padding();

    @Override
    default void check(Reporter reporter) {
        Margins.check(reporter, "padding", padding(), axes());
    }

    @Override
    default List<Margin> margins() {
        return Margins.of(padding(), axes());
    }
}
