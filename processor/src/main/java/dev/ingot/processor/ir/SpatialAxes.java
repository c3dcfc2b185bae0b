// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/** What the spatial axes of sequences, images and volumes are called. */
public final class SpatialAxes {

    private static final List<List<String>> NAMES =
            List.of(List.of("steps"), List.of("rows", "columns"), List.of("depth", "rows", "columns"));

    private SpatialAxes() {}

    /** The most spatial axes. */
    public static final int MOST = NAMES.size();

    /** The names of so many spatial axes, outermost first. */
    public static List<String> names(int count) {
        return NAMES.get(count - 1);
    }

    /** A cell of an axis in the singular: {@code row}. */
    public static String cell(int count, int axis) {
        String name = names(count).get(axis);
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
