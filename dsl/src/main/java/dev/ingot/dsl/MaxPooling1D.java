// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window of sequences, channel by channel: {@code (steps, channels)} to {@code (steps', channels)}. NaN if the window holds one.
 * An axis of length {@code n} becomes {@code (n - poolSize) / stride + 1} (valid) or {@code (n - 1) / stride + 1} (same),
 * rounded down. Cells outside the input do not count.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface MaxPooling1D {
    /** Cells of the window; at least 1. */
    int[] poolSize() default 2;

    /** Distance between windows; at least 1. Empty, Keras' {@code None}: the size of the window. */
    int[] strides() default {};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;
}
