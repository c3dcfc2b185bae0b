// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cuts off the border of images: {@code (rows, columns, channels)} to {@code (rows - top - bottom, columns - left - right,
 * channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Cropping2D {
    /**
     * Rows and columns that are cut off on each side: one number for all sides, two for {@code {rows, columns}}, or four for
     * {@code {top, bottom, left, right}}; at least 0, and fewer in all than there are.
     */
    int[] cropping() default {0, 0};
}
