// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window of sequences, channel by channel: {@code (steps, channels)} to {@code (steps', channels)}.
 * An axis of length {@code n} becomes {@code (n - poolSize) / stride + 1} (valid) or {@code (n - 1) / stride + 1} (same),
 * rounded down. Cells outside the input do not count, neither in the sum nor in the number that divides it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AveragePooling1D {
    /** Cells of the window; at least 1. */
    int[] poolSize();

    /** Distance between windows; at least 1. Empty, Keras' {@code None}: the size of the window. */
    int[] strides() default {};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;
}
