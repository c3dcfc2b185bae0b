// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rectified linear unit with an optional ceiling, slope and threshold; the shape stays: {@code min(x, maxValue)} where
 * {@code x > threshold}, else {@code negativeSlope * (x - threshold)}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ReLU {
    /** Ceiling of the output, at least 0; infinity is Keras' {@code None}. */
    double maxValue() default Double.POSITIVE_INFINITY;

    /** Slope below the threshold; at least 0. */
    double negativeSlope() default 0.0;

    /** Value below which the input counts as negative; at least 0. */
    double threshold() default 0.0;
}
