// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Reports what is wrong with a list of axes, as far as can be told without knowing the input. */
    static void check(Reporter reporter, List<Integer> axes) {
        if (axes.isEmpty()) {
            reporter.reportAt("axis", Code.EMPTY_ARGUMENT, "axis", "axis = -1 for the last axis");
        }
        for (int i = 0; i < axes.size(); i++) {
            check(reporter, i, axes.get(i));
        }
    }

    /** Reports axes that the input does not have or that are named twice; answers whether all is well. */
    static boolean exist(Reporter reporter, List<Integer> axes, Shape input) {
        Set<Integer> seen = new HashSet<>();
        boolean good = true;
        for (int i = 0; i < axes.size(); i++) {
            if (!exists(reporter, i, axes.get(i), input)) {
                good = false;
            } else if (!seen.add(index(axes.get(i), input))) {
                reporter.reportAt("axis", i, Code.AXIS_REPEATED, axes.get(i));
                good = false;
            }
        }
        return good;
    }

    /** The same axes counted from 0 without the batch, ascending. */
    static List<Integer> indices(List<Integer> axes, Shape input) {
        return axes.stream().map(axis -> index(axis, input)).sorted().toList();
    }

    /** The same axis counted from 0 without the batch. */
    static int index(int axis, Shape input) {
        return axis < 0 ? input.rank() + axis : axis - 1;
    }
}
