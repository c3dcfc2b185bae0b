// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats each slice, row and column of a volume: {@code (depth, rows, columns, channels)} to {@code (depth *
 * size[0], rows * size[1], columns * size[2], channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface UpSampling3D {
    /** Factors for depth, rows and columns, one for all or three; at least 1. */
    int[] size() default {2, 2, 2};
}
