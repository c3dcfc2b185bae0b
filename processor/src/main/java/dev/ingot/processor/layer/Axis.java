// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;

/** Axis arguments as Keras counts them: the batch is 0, the last axis -1. */
final class Axis {

    private Axis() {}

    /** Reports the batch axis, which can be told without knowing the input. */
    static void check(Reporter reporter, int element, int axis) {
        if (axis == 0) {
            reporter.reportAt("axis", element, Code.AXIS_IS_BATCH, axis);
        }
    }

    /** Reports an axis that the input does not have; answers whether all is well. */
    static boolean exists(Reporter reporter, int element, int axis, Shape input) {
        int index = index(axis, input);
        if (0 <= index && index < input.rank()) {
            return true;
        }
        if (index == -1) {
            reporter.reportAt("axis", element, Code.AXIS_IS_BATCH, axis);
        } else {
            reporter.reportAt(
                    "axis", element, Code.AXIS_OUT_OF_RANGE, axis, reporter.inputName(0), input, input.rank());
        }
        return false;
    }

    /** The same axis counted from 0 without the batch. */
    static int index(int axis, Shape input) {
        return axis < 0 ? input.rank() + axis : axis - 1;
    }
}
