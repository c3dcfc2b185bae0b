// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides by the Euclidean norm over one or several axes, but at least by 1e-12; the shape stays: {@code x /
 * sqrt(max(sum(x * x), 1e-24))}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface UnitNormalization {
    /** Axes that get the norm 1, counted as Keras does: the batch is 0, the last is -1. */
    int[] axis() default -1;
}
