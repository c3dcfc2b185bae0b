// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Brings images to a size, larger or smaller: {@code (rows, columns, channels)} to {@code (height, width, channels)}. Centres
 * of pixels are half-pixel: output {@code o} of {@code m} lies at {@code (o + 0.5) * n / m - 0.5} of {@code n}. As in Keras
 * nothing is smoothed where an image shrinks.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Resizing {
    /** Rows of the output; at least 1. */
    int height();

    /** Columns of the output; at least 1. */
    int width();

    /** How the new pixels are computed. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** Whether the image is cut first, evenly on both sides, to the ratio of height and width. */
    boolean cropToAspectRatio() default false;

    /** Whether zeros are added first, evenly on both sides, up to the ratio of height and width; not together with cropping. */
    boolean padToAspectRatio() default false;

    /** What is added by {@link #padToAspectRatio}; must be 0. */
    double fillValue() default 0;
}
