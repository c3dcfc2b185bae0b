// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts zeros around volumes: {@code (depth, rows, columns, channels)} to {@code (front + depth + back, top + rows +
 * bottom, left + columns + right, channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ZeroPadding3D {
    /**
     * Slices, rows and columns of zeros on each side: one number for all sides, three for {@code {depth, rows, columns}}, or
     * six for {@code {front, back, top, bottom, left, right}}; at least 0.
     */
    int[] padding() default {1, 1, 1};
}
