// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window of sequences, as many windows as the output has cells: {@code (steps, channels)} to
 * {@code (steps', channels)}. NaN if the window holds one. Of an axis of length {@code n} output {@code o} of {@code m} reads the cells from
 * {@code o * n / m} rounded down to {@code (o + 1) * n / m} rounded up, exclusively.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AdaptiveMaxPooling1D {
    /** Length of the output; at least 1. */
    int[] outputSize();
}
