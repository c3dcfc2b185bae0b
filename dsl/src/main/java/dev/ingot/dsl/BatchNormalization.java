// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises with the moving statistics of training; the shape stays: {@code (x - movingMean) / sqrt(movingVariance +
 * epsilon) * gamma + beta}.
 *
 * <p>Weights, each of the length of the axis: {@code gamma} (if scale), {@code beta} (if center), {@code moving_mean},
 * {@code moving_variance}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface BatchNormalization {
    /** The axis that is normalised, usually the channels; counted as Keras does: the batch is 0, the last is -1. */
    int axis() default -1;

    /** Added to the variance; at least 0. */
    double epsilon() default 1e-3;

    /** Whether beta is added. */
    boolean center() default true;

    /** Whether gamma multiplies. */
    boolean scale() default true;
}
