// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises each sample over one or several axes; the shape stays: {@code (x - mean) / sqrt(variance + epsilon) * gamma +
 * beta}, with the mean and the population's variance of the values along these axes.
 *
 * <p>Weights, of the lengths of the axes: {@code gamma} (if scale), {@code beta} (if center). Layer Normalization, Ba et al.,
 * 2016.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LayerNormalization {
    /** Axes that are normalised over, counted as Keras does: the batch is 0, the last is -1. */
    int[] axis() default -1;

    /** Added to the variance; at least 0. */
    double epsilon() default 1e-3;

    /** Whether beta is added. */
    boolean center() default true;

    /** Whether gamma multiplies. */
    boolean scale() default true;

    /**
     * Whether it is {@code x / sqrt(variance + epsilon) * gamma} instead, whatever {@code center} and {@code scale} are. Keras
     * keeps this for models that were trained so; for the root mean square there is {@link RMSNormalization}.
     */
    boolean rmsScaling() default false;
}
