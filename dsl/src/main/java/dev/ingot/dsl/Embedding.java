// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looks up rows of a trained table: each element of the input is the number of a row, which takes its place along a new last
 * axis. So {@code (words)} becomes {@code (words, outputDim)}.
 *
 * <p>The input holds whole numbers from 0 to {@code inputDim - 1}; computing a sample with any other number throws an
 * {@link IllegalArgumentException} that names the layer, the number and its place.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Embedding {
    /** Number of rows of the table, 1 to 16,777,216: float32 does not hold all larger whole numbers. */
    int inputDim();

    /** Length of a row, at least 1. */
    int outputDim();
}
