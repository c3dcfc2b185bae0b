// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises with the statistics of a data set; the shape stays: {@code (x - mean) / max(sqrt(variance), 1e-7)}. They are
 * arguments, or weights that Keras adapted to data.
 *
 * <p>Weights, if {@code mean} is not given: {@code mean} and {@code variance}, of the lengths of the axes, and {@code count},
 * which only adapting uses.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Normalization {
    /**
     * Axes that have statistics for each index, counted as Keras does: the batch is 0, the last is -1. Empty is Keras' {@code
     * None}: one mean and one variance for all values.
     */
    int[] axis() default -1;

    /** Means: one, or one for each index of the axes, in row-major order. Empty if they are weights. */
    double[] mean() default {};

    /** Variances, at least 0: as many as means. */
    double[] variance() default {};

    /** Whether it is {@code mean + x * max(sqrt(variance), 1e-7)} instead; only for statistics that are given here. */
    boolean invert() default false;
}
