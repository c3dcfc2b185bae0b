// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window of volumes, channel by channel: {@code (depth, rows, columns, channels)} to {@code (depth', rows', columns', channels)}. NaN if the window holds one.
 * An axis of length {@code n} becomes {@code (n - poolSize) / stride + 1} (valid) or {@code (n - 1) / stride + 1} (same),
 * rounded down. Cells outside the input do not count.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface MaxPooling3D {
    /** Depth, rows and columns of the window, one number for all or three; at least 1. */
    int[] poolSize() default {2, 2, 2};

    /** Distances between windows along depth, rows and columns, one number for all or three; at least 1. Empty, Keras' {@code None}: the size of the window. */
    int[] strides() default {};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;
}
