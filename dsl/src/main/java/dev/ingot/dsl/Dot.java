// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dot products of two inputs along an axis of each: every vector along the axis of the first input with every one along the axis
 * of the second. The shape of the result is that of the first input without its axis, then that of the second without its own;
 * {@code (1)} of two vectors.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dot {
    /**
     * The axes, of the same size: one for each input, or one number for both; counted as Keras does: the batch is 0, the last
     * is -1.
     */
    int[] axes();

    /** Whether the vectors are divided by their lengths before, so that the result is the cosine of their angle. */
    boolean normalize() default false;
}
