// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window of images, as many windows as the output has cells: {@code (rows, columns, channels)} to
 * {@code (rows', columns', channels)}. Of an axis of length {@code n} output {@code o} of {@code m} reads the cells from
 * {@code o * n / m} rounded down to {@code (o + 1) * n / m} rounded up, exclusively.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AdaptiveAveragePooling2D {
    /** Rows and columns of the output, one number for both or two; at least 1. */
    int[] outputSize();
}
