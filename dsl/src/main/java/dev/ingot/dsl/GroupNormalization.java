// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises each sample over groups of channels and all other axes; the shape stays: {@code (x - mean) / sqrt(variance +
 * epsilon) * gamma + beta}, with the mean and the population's variance of each group.
 *
 * <p>Weights, a value for each channel: {@code gamma} (if scale), {@code beta} (if center). Group Normalization, Wu and He,
 * 2018.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GroupNormalization {
    /** Number of groups, which divides the channels; -1 for one per channel, which is instance normalisation. */
    int groups() default 32;

    /** The axis of the channels, counted as Keras does: the batch is 0, the last is -1. */
    int axis() default -1;

    /** Added to the variance; at least 0. */
    double epsilon() default 1e-3;

    /** Whether beta is added. */
    boolean center() default true;

    /** Whether gamma multiplies. */
    boolean scale() default true;
}
