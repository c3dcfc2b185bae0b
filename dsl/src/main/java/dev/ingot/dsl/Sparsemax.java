// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code max(x - t, 0)} over an axis, with the one {@code t} for which the values sum to 1; the shape stays. From Softmax to
 * Sparsemax, Martins and Astudillo, 2016.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Sparsemax {
    /** The axis that sums to 1, counted as Keras does: the batch is 0, the last is -1. */
    int axis() default -1;
}
