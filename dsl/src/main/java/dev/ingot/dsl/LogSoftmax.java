// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logarithm of the {@link Softmax}, {@code x - log(sum(exp(x)))}, over one or several axes; the shape stays.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LogSoftmax {
    /** Axes whose exponentials sum to 1, counted as Keras does: the batch is 0, the last is -1. */
    int[] axis() default -1;
}
