// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reorders the axes of its input.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Permute {
    /**
     * For each axis of the output the axis of the input that it is, counted from 1 without the batch: {@code {2, 1}} swaps
     * the two axes of a matrix.
     */
    int[] value();
}
