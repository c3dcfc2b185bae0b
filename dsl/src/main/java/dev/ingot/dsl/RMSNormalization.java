// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides each sample by its root mean square over one or several axes; the shape stays: {@code x / sqrt(mean(x * x) + epsilon)
 * * scale}.
 *
 * <p>Weight, of the lengths of the axes: {@code scale}. Root Mean Square Layer Normalization, Zhang and Sennrich, 2019.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RMSNormalization {
    /** Axes that are normalised over, counted as Keras does: the batch is 0, the last is -1. */
    int[] axis() default -1;

    /** Added to the mean of the squares; at least 0. */
    double epsilon() default 1e-6;
}
