// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Enlarges images by whole factors: {@code (rows, columns, channels)} to {@code (rows * size[0], columns * size[1],
 * channels)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface UpSampling2D {
    /** Factors for rows and columns, one for both or two; at least 1. */
    int[] size() default {2, 2};

    /** How new pixels are computed. */
    Interpolation interpolation() default Interpolation.NEAREST;
}
