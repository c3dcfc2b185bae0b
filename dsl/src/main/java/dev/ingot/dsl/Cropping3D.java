// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cuts off the border of volumes: {@code (depth, rows, columns, channels)} to {@code (depth - front - back, rows -
 * top - bottom, columns - left - right, channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Cropping3D {
    /**
     * Slices, rows and columns that are cut off on each side: one number for all sides, three for {@code {depth, rows,
     * columns}}, or six for {@code {front, back, top, bottom, left, right}}; at least 0, and fewer in all than there are.
     */
    int[] cropping() default {1, 1, 1};
}
