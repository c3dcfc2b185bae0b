// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts zeros around images: {@code (rows, columns, channels)} to {@code (top + rows + bottom, left + columns + right,
 * channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ZeroPadding2D {
    /**
     * Rows and columns of zeros on each side: one number for all sides, two for {@code {rows, columns}}, or four for {@code
     * {top, bottom, left, right}}; at least 0.
     */
    int[] padding() default {1, 1};
}
